import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import * as z from "zod/mini";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** A line holds so many; between two lines others get their turn. */
const A_LINE = 2_000;

/** Many values as a row keeps them: JSON arrays, one a line, gzip. @param aLine fewer, where each is large */
export async function packed(all: readonly unknown[], aLine = A_LINE): Promise<Buffer> {
  const lines: string[] = [];
  for (let from = 0; from < all.length; from += aLine) {
    lines.push(JSON.stringify(all.slice(from, from + aLine)));
    await breathe();
  }
  return pack(lines.join("\n"), { level: 1 });
}

/** What {@link packed} made. */
export async function unpacked<Shape extends z.ZodMiniType>(shape: Shape, bytes: Buffer): Promise<z.output<Shape>[]> {
  const all: z.output<Shape>[] = [];
  const text = (await unpack(bytes)).toString("utf8");
  for (const line of text === "" ? [] : text.split("\n")) {
    for (const one of z.parse(z.array(shape), JSON.parse(line))) all.push(one);
    await breathe();
  }
  return all;
}
