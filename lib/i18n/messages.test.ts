import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import compile from "icu-minify/compile";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import en from "./en.json";
import he from "./he.json";
import lastResort from "./last-resort.json";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** What stays as it is in Hebrew: names of products, formats and standards. */
const LATIN_IN_HEBREW =
  /^(IP-Sales|SIP|Q|BYE|API|IP|Excel|Word|Numbers|OpenDocument|CSV|TXT|XLS[XB]?|ods|MB|WAV|MP3?|PDF|RTF|CVV|JSON|UUID|multipart\/form-data|https?|sip|my-ivr\.example|Esc|English)$/i;
/** A language is named in itself. */
const HEBREW_IN_ENGLISH = ["shell.otherLanguage", "profile.display.languages.he"];
/** Names of actions have the form of keys, and their sentences are counted beside the audit. */
const ACTIONS = path.join("lib", "audit", "actions.ts");
/** Sentences for scripts, which name what a script sends as it is sent. */
const FOR_SCRIPTS =
  /^(reports|audiences|audit)\.problems\.|dempotencyKey|keyReused|^campaigns\.problems\.startAt$|^upstream\.refusals\.|^lists\.problems\.(purpose|idsOrAll|mode)$|^optOuts\.problems\.file$/;

const messagesOf = (tree: object, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[prefix + name, value] as [string, string]] : messagesOf(value, `${prefix}${name}.`),
  );
const hebrew = new Map(messagesOf(he));
const english = new Map(messagesOf(en));

interface Shape {
  /** `{name}`, `{name:kind}`, `<tag>`. */
  placeholders: string[];
  /** The forms of each plural and selection. */
  forms: { name: string; kind: number; forms: string[] }[];
  /** The message without its placeholders. */
  words: string;
}

const PLURAL = 2;

/** What a message is made of, by the compiler that goes with the library. Throws where the message can't be parsed. */
function shapeOf(message: string): Shape {
  const shape: Shape = { placeholders: [], forms: [], words: "" };
  const visit = (node: unknown): void => {
    if (typeof node === "string") shape.words += ` ${node}`;
    if (!Array.isArray(node)) return;
    const [name, second] = node;
    if (typeof name !== "string") return;
    if (node.length === 1) shape.placeholders.push(`{${name}}`);
    else if (typeof second !== "number") {
      shape.placeholders.push(`<${name}>`);
      node.slice(1).forEach(visit);
    } else {
      shape.placeholders.push(`{${name}:${second}}`);
      const forms = node[2];
      if (typeof forms !== "object" || forms === null) return;
      shape.forms.push({ name, kind: second, forms: Object.keys(forms) });
      Object.values(forms).forEach(visitMessage);
    }
  };
  const visitMessage = (message: unknown): void => {
    if (Array.isArray(message)) message.forEach(visit);
    else visit(message);
  };
  visitMessage(compile(message));
  return shape;
}

describe("he.json and en.json", () => {
  test("hold the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...hebrew.keys()].sort());
  });

  test("say the same with the same placeholders", () => {
    const placeholders = (message = "") => [...new Set(shapeOf(message).placeholders)].sort();
    for (const [key, message] of hebrew) expect(placeholders(english.get(key)), key).toEqual(placeholders(message));
  });

  test("have every form of a plural: one, two and other in Hebrew, one and other in English", () => {
    for (const [messages, needed] of [
      [hebrew, ["one", "two", "other"]],
      [english, ["one", "other"]],
    ] as const) {
      const incomplete = [...messages].filter(([, message]) =>
        shapeOf(message).forms.some(({ kind, forms }) => (kind === PLURAL ? needed : ["other"]).some((form) => !forms.includes(form))),
      );
      expect(incomplete).toEqual([]);
    }
  });

  test("hold no empty message", () => {
    for (const [key, message] of [...hebrew, ...english, ...messagesOf(lastResort)]) expect(message.trim(), key).not.toBe("");
  });
});

test("no English word was left in a Hebrew sentence", () => {
  const left = [...hebrew]
    .filter(([key]) => !FOR_SCRIPTS.test(key))
    .flatMap(([key, message]) =>
      (shapeOf(message).words.match(/[A-Za-z][A-Za-z.\-/]*[A-Za-z]|[A-Za-z]/g) ?? []).map((word) => ({ key, word })),
    )
    .filter(({ word }) => !LATIN_IN_HEBREW.test(word));
  expect(left).toEqual([]);
});

test("no Hebrew word was left in an English sentence", () => {
  const left = [...english].filter(([key, message]) => /[֐-׿]/.test(message) && !HEBREW_IN_ENGLISH.includes(key));
  expect(left).toEqual([]);
});

describe("the code", () => {
  const uses = sourceFiles()
    .filter((file) => file !== ACTIONS)
    .map(usesIn);
  const used = new Set(
    uses.flatMap(({ namespaces, literals }) => namespaces.flatMap((namespace) => literals.map((key) => namespace + key))),
  );
  const made = uses.flatMap(({ namespaces, templates, branches }) => [
    ...branches.map((branch) => new RegExp(`^${literally(branch)}[\\w-]+$`)),
    ...namespaces.flatMap((namespace) => templates.map((template) => new RegExp(`^${literally(namespace)}${template}$`))),
  ]);

  test("names no message that isn't there", () => {
    const roots = Object.keys(he);
    const isThere = (key: string) => hebrew.has(key) || [...hebrew.keys()].some((known) => known.startsWith(`${key}.`));
    const missing = uses.flatMap(({ file, namespaces, literals }) =>
      literals
        .filter((key) => roots.includes(key.split(".")[0] ?? "") && /^[a-z][\w-]*(\.[\w-]+)+$/i.test(key))
        .filter((key) => !namespaces.some((namespace) => isThere(namespace + key)))
        .map((key) => ({ file, key })),
    );
    expect(missing).toEqual([]);
  });

  test("shows every message there is", () => {
    const unused = [...hebrew.keys()].filter((key) => !used.has(key) && !made.some((template) => template.test(key)));
    expect(unused).toEqual([]);
  });
});

function sourceFiles(): string[] {
  return ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => path.join(folder, file)),
  );
}

interface Uses {
  file: string;
  /** What the file's translators begin with, a dot at the end; the empty one for whole keys. */
  namespaces: string[];
  literals: string[];
  /** Keys with a part that is put in while running, as patterns. */
  templates: string[];
  /** Namespaces whose messages are chosen by a variable. */
  branches: string[];
}

/** The texts of a file that may be keys of messages. An operation's name has the form of one and is none. */
function usesIn(file: string): Uses {
  const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true);
  const uses: Uses = { file, namespaces: [""], literals: [], templates: [], branches: [] };
  const translators = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && !isName(node)) uses.literals.push(node.text);
    if (ts.isTemplateExpression(node) && patternOf(node).includes("\\.")) uses.templates.push(patternOf(node));
    if (ts.isVariableDeclaration(node)) {
      const namespace = namespaceOf(node);
      if (namespace !== null) {
        translators.set(node.name.getText(), namespace);
        uses.namespaces.push(namespace);
      }
    }
    if (ts.isCallExpression(node) && node.arguments[0] && isVariable(node.arguments[0])) {
      const branch = translators.get(node.expression.getText().replace(/\.rich$/, ""));
      if (branch) uses.branches.push(branch);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

const isVariable = (node: ts.Node) => ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);

const isName = (node: ts.Node) => ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === "name";

/** `const t = useTranslations("reports")` → `reports.`; null for any other declaration. */
function namespaceOf(node: ts.VariableDeclaration): string | null {
  const [, namespace] = /\b(?:use|get)Translations\((?:"([\w.-]+)")?\)/.exec(node.initializer?.getText() ?? "") ?? [null];
  if (namespace === null) return null;
  return namespace === undefined ? "" : `${namespace}.`;
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const patternOf = (template: ts.TemplateExpression) =>
  literally(template.head.text) + template.templateSpans.map((span) => partOf(span) + literally(span.literal.text)).join("");

/** An action of the audit is a noun and a verb. */
const partOf = ({ expression }: ts.TemplateSpan) => (expression.getText() === "action" ? "[\\w-]+(\\.[\\w-]+)?" : "[\\w-]+");
