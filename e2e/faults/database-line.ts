import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** The line between a dashboard and its PostgreSQL: passes everything on, and may lose the answer to a commit. */
export interface DatabaseLine {
  url: string;
  /**
   * Of the next transaction in which a client says `word`, the commit is carried to the server, and the connection breaks before the
   * client hears of it. @returns resolves when that has happened
   */
  loseCommitOf: (word: string) => Promise<void>;
  close: () => Promise<void>;
}

export async function openDatabaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let wanted: { word: string; lost: () => void } | undefined;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let mine: typeof wanted;
    let isLost = false;
    client.on("data", (bytes) => {
      const said = bytes.toString("latin1");
      if (wanted && said.includes(wanted.word)) [mine, wanted] = [wanted, undefined];
      // Parameters come in one message, the commit that ends their transaction in a later one.
      isLost = mine !== undefined && /\bcommit\b/i.test(said);
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (!isLost) return void client.write(bytes);
      mine?.lost();
      client.resetAndDestroy();
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the line to the database has no port");
  const url = new URL(databaseUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    loseCommitOf: (word) =>
      new Promise((lost) => {
        wanted = { word, lost };
      }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
