import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import type { SandboxClient } from "./sandbox-client";
import { wav } from "./wav";

let phone = 1_000_000;
const newPhones = (count: number) => Array.from({ length: count }, () => `054${phone++}`);

function newSpec(more: Record<string, unknown> = {}) {
  const title = `שיגור ${randomUUID().slice(0, 8)}`;
  const audience = { phones: newPhones(3) };
  return { title, audience, message: { kind: "text", text: "שלום, זוהי הודעה" }, schedule: { quietHours: false }, ...more };
}

const post = (api: APIRequestContext, spec: unknown, key: string | null = randomUUID()) =>
  api.post("/api/campaigns", { data: spec, ...(key && { headers: { "Idempotency-Key": key } }) });

const dispatched = async (sandbox: SandboxClient, title: string) =>
  (await sandbox.state()).dispatches.filter((dispatch) => dispatch.title.startsWith(title));

test("a launch needs a key, a session and the permission", async ({ api, sandbox }) => {
  const spec = newSpec();
  expect((await post(await api("nobody"), spec)).status()).toBe(401);
  expect((await post(await api("supervisor"), spec)).status()).toBe(403);
  const keyless = await post(await api("marketing"), spec, null);
  expect(keyless.status()).toBe(400);
  expect((await keyless.json()).error.message).toContain("Idempotency-Key");
  expect(await dispatched(sandbox, spec.title)).toEqual([]);
});

test("twenty equal requests at once are one campaign, which begins to dial once, and everybody sees it", async ({
  api,
  sandbox,
  supervisor,
}) => {
  const [spec, key, client] = [newSpec(), randomUUID(), await api("marketing")];
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(client, spec, key)));
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([201]));
  const launches = await Promise.all(answers.map(async (answer) => (await answer.json()).launch));
  expect(new Set(launches.map(({ id, campaignId }) => `${id} ${campaignId}`)).size).toBe(1);
  await expect.poll(async () => (await dispatched(sandbox, spec.title)).length).toBe(1);

  const [{ id, campaignId }] = launches;
  await supervisor.goto(`/launches/${id}`);
  await expect(supervisor.getByRole("status").getByText(spec.title)).toBeVisible();
  await expect(supervisor.getByRole("list", { name: "מה נעשה עד עכשיו" })).toContainText("הקמפיין נוצר בהשהיה, ואיש לא חויג");
  await expect(supervisor.getByRole("link", { name: "לדוח הקמפיין" })).toHaveAttribute("href", `/campaigns/${campaignId}`);
  await expectAccessible(supervisor);
  const listed = await (await (await api("supervisor")).get("/api/launches")).json();
  expect(listed.launches).toContainEqual(expect.objectContaining({ id, campaignId, title: spec.title }));
});

test("a recording is uploaded with the specification, and judged by its content", async ({ api }) => {
  const client = await api("marketing");
  const upload = (buffer: Buffer, spec = newSpec({ message: { kind: "upload" } })) =>
    client.post("/api/campaigns/dry-run", {
      multipart: { spec: JSON.stringify(spec), audio: { name: "הודעה.wav", mimeType: "audio/wav", buffer } },
    });
  const good = await upload(wav(6));
  expect(good.status()).toBe(200);
  expect(await good.json()).toMatchObject({ accepted: 3, rejected: 0, blocked: 0, audioSeconds: 6 });
  for (const bad of [wav(4), Buffer.from("<html>not a recording</html>")]) expect((await upload(bad)).status()).toBe(400);
});

test("what was uploaded can be heard by everybody before anything is sent", async ({ api }) => {
  const [client, buffer] = [await api("marketing"), wav(6)];
  const spec = newSpec({ message: { kind: "upload" }, undoSeconds: 120 });
  const multipart = { spec: JSON.stringify(spec), audio: { name: "הודעה.wav", mimeType: "audio/wav", buffer } };
  const { launch } = await (await client.post("/api/campaigns", { headers: { "Idempotency-Key": randomUUID() }, multipart })).json();
  const heard = await (await api("supervisor")).get(`/api/launches/${launch.id}/audio`);
  expect(heard.headers()).toMatchObject({ "content-type": "audio/wav", "cache-control": "private, no-store", "accept-ranges": "bytes" });
  expect(Buffer.compare(await heard.body(), buffer)).toBe(0);
  await client.post(`/api/launches/${launch.id}/cancel`);

  const spoken = (await (await post(client, newSpec({ undoSeconds: 120 }))).json()).launch;
  expect((await client.get(`/api/launches/${spoken.id}/audio`)).status()).toBe(404);
  await client.post(`/api/launches/${spoken.id}/cancel`);
});

test("what is launched with an undo window can be taken back from its page, and nothing is sent", async ({ api, sandbox, marketing }) => {
  const spec = newSpec({ undoSeconds: 120 });
  const answer = await post(await api("marketing"), spec);
  expect(answer.status()).toBe(202);
  const { launch } = await answer.json();
  expect(launch).toMatchObject({ state: "waiting", campaignId: null });
  await marketing.goto("/");
  await marketing.getByRole("region", { name: /בדרך/ }).getByRole("link", { name: spec.title }).click();
  await expect(marketing).toHaveURL(`/launches/${launch.id}`);
  await expectAccessible(marketing);
  await marketing.getByRole("button", { name: /ביטול השיגור/ }).click();
  await expect(marketing.getByRole("status").getByText("בוטל", { exact: true })).toBeVisible();
  expect((await sandbox.state()).campaigns.filter(({ title }) => String(title).startsWith(spec.title))).toEqual([]);
});

test("what starts on hold dials nobody until it is released from its page", async ({ api, sandbox, supervisor }) => {
  const spec = newSpec({ schedule: { quietHours: false, startOnHold: true } });
  const { launch } = await (await post(await api("marketing"), spec)).json();
  expect(launch.state).toBe("held");
  expect(await dispatched(sandbox, spec.title)).toEqual([]);
  await supervisor.goto(`/launches/${launch.id}`);
  await supervisor.getByRole("button", { name: "שחרור והתחלת חיוג" }).click();
  await expect.poll(async () => (await dispatched(sandbox, spec.title)).length).toBe(1);
  await expect(supervisor.getByRole("button", { name: "שחרור והתחלת חיוג" })).toBeHidden();
});

test("what IP-Sales refuses is told with its reason and its row", async ({ api, marketing }) => {
  const answer = await post(await api("marketing"), newSpec({ callerId: "0799999999" }));
  expect(answer.status()).toBe(422);
  const { error } = await answer.json();
  expect(error).toMatchObject({ code: "upstream-refused", upstream: { code: 1 } });
  await marketing.goto(`/launches/${error.details.launchId}`);
  await expect(marketing.getByRole("status").getByText("נדחה", { exact: true })).toBeVisible();
  await expect(marketing.getByRole("main").getByRole("alert")).toHaveText(error.message);
});
