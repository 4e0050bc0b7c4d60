// The plain way: the same bytes, and JSON.parse.
import { readFileSync } from "node:fs";
import { gaps } from "./gaps";

const [file = "", told] = process.argv.slice(2);
const gap = told === "gaps" ? await gaps() : null;
const { calls } = JSON.parse(readFileSync(file, "utf8"));
const memoryKb = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ recipients: calls.length, memoryKb, gapMs: (await gap?.longest()) ?? null }));
