// The viewers of bench/live.ts, in a program of their own: plain sockets, which tell when the last of them got a version. Spoken to by its parent.
import { once } from "node:events";
import { connect, type Socket } from "node:net";

interface Orders {
  join?: { group: string; port: number; head: string; count: number };
  leave?: { group: string; stay: number };
  /** When everybody of a group has got what is marked so. */
  last?: { group: string; id: number };
}

const AT_ONCE = 25;
const MARK = /(?:^|\n)id: (\d+)\n/g;
const groups = new Map<string, { sockets: Set<Socket>; got: Map<number, { count: number; lastNs: bigint }> }>();

process.on("message", (orders: Orders) => void obey(orders).then((answer) => process.send?.(answer)));
process.once("disconnect", () => process.exit());
// It has nothing else to wait for (tells-memory.mjs leaves the channel to whoever needs it).
process.channel?.ref();
process.send?.({ ready: true });

async function obey({ join, leave, last }: Orders): Promise<object> {
  if (join) {
    for (let joined = 0; joined < join.count; joined += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, join.count - joined) }, () => open(join)));
    return { joined: join.count };
  }
  if (leave) {
    const sockets = [...groupOf(leave.group).sockets].slice(leave.stay);
    await Promise.all(sockets.map((socket) => once(socket.destroy(), "close")));
    return { left: sockets.length };
  }
  if (!last) return {};
  const { sockets, got } = groupOf(last.group);
  for (;;) {
    // A version that was overtaken by the next before it was told comes with that one.
    const told = [...got].find(([id, { count }]) => id >= last.id && count >= sockets.size);
    if (told) return { lastNs: String(told[1].lastNs) };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function groupOf(name: string) {
  const group = groups.get(name) ?? { sockets: new Set<Socket>(), got: new Map() };
  groups.set(name, group);
  return group;
}

async function open({ group, port, head }: NonNullable<Orders["join"]>): Promise<void> {
  const { sockets, got } = groupOf(group);
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(head);
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  let unread = "";
  socket.on("data", (chunk: Buffer) => {
    const text = unread + chunk.toString("latin1");
    const nowNs = process.hrtime.bigint();
    for (const [, id] of text.matchAll(MARK)) {
      const seen = got.get(Number(id)) ?? { count: 0, lastNs: nowNs };
      got.set(Number(id), { count: seen.count + 1, lastNs: nowNs });
    }
    unread = text.slice(Math.max(text.lastIndexOf("\n"), 0));
  });
  const [first] = (await once(socket, "data")) as [Buffer];
  if (!first.toString("latin1").startsWith("HTTP/1.1 200")) throw new Error(`refused: ${first.toString("latin1", 0, 100)}`);
}
