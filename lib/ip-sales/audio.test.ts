import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let answer: RequestListener;
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  answer(request, response);
});
let audio: typeof import("./audio");

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  Object.assign(process.env, {
    IPSALES_API_KEY: "audio-test-key",
    IPSALES_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sub`,
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
    AUTH_SECRET: "only for this test, never a real secret",
  });
  audio = await import("./audio");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("the recording's name", () => {
  test.each([
    ["audio.php?type=ivr&audio=FILENAME", "FILENAME"],
    ["/audio.php?type=ivr&audio=rec-1_2.wav", "rec-1_2.wav"],
    ["audio.php?type=ivr&audio=%D7%A9%D7%9C%D7%95%D7%9D", "שלום"],
  ])("%s is %s", (url, name) => {
    expect(audio.readAudioName(url)).toBe(name);
  });

  test.each([
    "",
    null,
    "https://evil.example/audio.php?type=ivr&audio=a",
    "//evil.example/audio.php?type=ivr&audio=a",
    "\\\\evil.example\\audio.php?type=ivr&audio=a",
    "@evil.example/audio.php?type=ivr&audio=a",
    "x/../audio.php?type=ivr&audio=a",
    "audio.php?type=ivr&audio=../../etc/passwd",
    "audio.php?type=ivr&audio=..%2f..%2fetc",
    "audio.php?type=ivr&audio=a..b",
    "audio.php?type=ivr&audio=.htaccess",
    "audio.php?type=ivr&audio=a%00b",
    "audio.php?type=ivr&audio=a%0d%0aHost:x",
    "audio.php?type=ivr&audio=a&apiKey=1",
    "audio.php?type=ivr&audio=a#b",
    "audio.php?type=system&audio=a",
    "audio.php?audio=a&type=ivr",
    "audio.php?type=ivr&audio=%E0%A4%A",
    "audio.php?type=ivr&audio=",
    "javascript:alert(1)",
  ])("%j names nothing", (url) => {
    expect(audio.readAudioName(url)).toBeNull();
  });
});

describe("the recording", () => {
  const wav = Buffer.concat([Buffer.from("RIFF\0\0\0\0WAVEfmt "), Buffer.alloc(32)]);

  test("is asked by the documented address alone, without the key, and typed by its content", async () => {
    answer = (_, response) => response.setHeader("content-type", "text/html").end(wav);
    expect(await audio.fetchRecording("שלום.wav")).toEqual({ bytes: new Uint8Array(wav), contentType: "audio/wav" });
    expect(asked.at(-1)).toBe("GET /sub/audio.php?type=ivr&audio=%D7%A9%D7%9C%D7%95%D7%9D.wav");
  });

  test.each<[string, RequestListener]>([
    ["a page called audio", (_, response) => response.setHeader("content-type", "audio/wav").end("<html><script>x</script></html>")],
    ["a redirect", (_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(wav)],
    ["a 404", (_, response) => response.writeHead(404).end(wav)],
    ["nothing", (_, response) => response.end()],
  ])("%s is not served", async (_, listener) => {
    answer = listener;
    await expect(audio.fetchRecording("a")).rejects.toMatchObject({ code: "not-found" });
  });

  test("a lost connection is told as such, and another name asks nothing", async () => {
    answer = (request) => request.socket.destroy();
    await expect(audio.fetchRecording("a")).rejects.toMatchObject({ code: "upstream-unreachable" });
    const before = asked.length;
    await expect(audio.fetchRecording("../a")).rejects.toMatchObject({ code: "not-found" });
    expect(asked).toHaveLength(before);
  });
});
