// A process that does nothing but drive jobs on lists, until it is killed. Outside a bundle "server-only" throws; this is a server.
import { register } from "node:module";

const hook = `export const resolve = (name, context, next) =>
  name === "server-only" ? { url: "data:text/javascript,", shortCircuit: true } : next(name, context);`;
const { register: readTypeScript } = await import("tsx/esm/api");
readTypeScript();
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const { listWorker } = await import("./worker.ts");
listWorker();
