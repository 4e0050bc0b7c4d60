// The production build, as npm start makes it; done only when there is none of these sources.
import path from "node:path";
import { buildWhenStale } from "./build";
import { Refusal } from "./refusal";

try {
  await buildWhenStale(path.resolve(import.meta.dirname, ".."), (line) => console.log(line), new AbortController().signal);
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
