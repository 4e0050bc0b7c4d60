/** What a script that got in would do: each is seen by the test that opens the pages. */
const SCRIPTS = ["alert(1)", "window.pwned=1", "top['pwned']=1", "confirm`1`", "import('data:text/javascript,window.pwned=1')"];
const BEFORE = ["", '">', "'>", "</title>", "</script>"];

/** Ways to bring it in. What is marked `data-pwned` would be an element of its own. */
const VECTORS: ((script: string) => string)[] = [
  (script) => `<script data-pwned>${script}</script>`,
  (script) => `<SCRIPT data-pwned>${script}</SCRIPT>`,
  (script) => `<img data-pwned src=x onerror=${script}>`,
  (script) => `<svg data-pwned onload=${script}>`,
  (script) => `<svg data-pwned><script>${script}</script></svg>`,
  (script) => `<details data-pwned open ontoggle=${script}>`,
  (script) => `<input data-pwned autofocus onfocus=${script}>`,
  (script) => `<video data-pwned><source onerror=${script}></video>`,
  (script) => `<a data-pwned href="javascript:${script}">x</a>`,
  (script) => `<iframe data-pwned srcdoc="<script>${script}</script>"></iframe>`,
  (script) => `<object data-pwned data="javascript:${script}"></object>`,
  (script) => `<form data-pwned action="javascript:${script}"><button>x</button></form>`,
  (script) => `<base data-pwned href="javascript:${script}//">`,
  (script) => `<meta data-pwned http-equiv="refresh" content="0;url=javascript:${script}">`,
  (script) => `<style data-pwned>@import "javascript:${script}";body{display:none}</style>`,
  (script) => `<link data-pwned rel="stylesheet" href="javascript:${script}">`,
  (script) => `<math data-pwned><mtext><img src=x onerror=${script}></mtext></math>`,
  (script) => `javascript:${script}`,
  (script) => `data:text/html,<script data-pwned>${script}</script>`,
  (script) => `{{constructor.constructor("${script}")()}}`,
  (script) => `\${${script}}`,
  (script) => `\\u003cimg data-pwned src=x onerror=${script}\\u003e`,
];

/** Texts of which each would run something, somewhere, in a page that took it for more than a text. */
export const PAYLOADS: readonly string[] = VECTORS.flatMap((vector) =>
  BEFORE.flatMap((before) => SCRIPTS.map((script) => `${before}${vector(script)}`)),
);
