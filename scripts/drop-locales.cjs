// A loader for Turbopack: React Aria's words come in 34 languages, of which the browser gets ours. Both must stay: without any
// language the server can't draw. It drops the lines that import and list the others (react-aria's intlStrings.mjs).
const KEPT = ["he-IL", "en-US"];

module.exports = function dropLocales(source) {
  const dropped = new Set();
  return source
    .split("\n")
    .filter((line) => {
      const imported = /^import (\S+) from ".*\/([a-z]{2}-[A-Z]{2})\.mjs";$/.exec(line);
      if (imported && !KEPT.includes(imported[2])) {
        dropped.add(imported[1]);
        return false;
      }
      const listed = /^\s*"[a-z]{2}-[A-Z]{2}": ([^\s,]+),?$/.exec(line);
      return !(listed && dropped.has(listed[1]));
    })
    .join("\n");
};
