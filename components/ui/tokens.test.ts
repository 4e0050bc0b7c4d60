import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** WCAG 2.2 contrast of the tokens as they stand in globals.css, in both themes (OKLCH → linear sRGB: Björn Ottosson, oklab). */

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const OKLCH = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
const TOKEN = new RegExp(String.raw`--([\w-]+): light-dark\(${OKLCH}, ${OKLCH}\);`, "g");

type Colour = [number, number, number];
const tokens = new Map<string, { light: Colour; dark: Colour }>();
for (const [, name, ...numbers] of css.matchAll(TOKEN)) {
  const [a, b, c, d, e, f] = numbers.map(Number) as [number, number, number, number, number, number];
  tokens.set(name!, { light: [a, b, c], dark: [d, e, f] });
}

function luminance([lightness, chroma, hue]: Colour): number {
  const radians = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(radians);
  const b = chroma * Math.sin(radians);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: "light" | "dark"): number {
  const [x, y] = [one, other].map((name) => {
    const token = tokens.get(name);
    if (!token) throw new Error(`globals.css has no token --${name}`);
    return luminance(token[theme]);
  }) as [number, number];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const TEXT: Record<string, string[]> = {
  ink: ["canvas", "surface", "sunken", "hover", "accent-soft", "danger-soft", "warning-soft", "success-soft"],
  "ink-2": ["canvas", "surface", "sunken", "hover", "accent-soft", "danger-soft", "warning-soft"],
  "ink-3": ["canvas", "surface", "sunken"],
  accent: ["canvas", "surface", "sunken", "warning-soft"],
  "on-accent": ["accent", "accent-hover"],
  canvas: ["ink"],
  danger: ["canvas", "surface", "danger-soft"],
  warning: ["surface", "warning-soft"],
  success: ["surface", "success-soft"],
};
const OUTCOMES = ["answered", "rang", "busy", "refused", "nonexistent", "carrier", "blocked", "network", "nodata"].map(
  (name) => `o-${name}`,
);
const SERIES = [1, 2, 3, 4, 5, 6].map((number) => `s-${number}`);
const SHAPES = ["line-strong", "bar-not", "spark", "accent", ...OUTCOMES, ...SERIES];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const pairs = Object.entries(TEXT).flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const));
  test.each(pairs)("text in %s is readable on %s", (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPES)("a shape in %s is seen on cards and on the page", (shape) => {
    expect(contrast(shape, "surface", theme)).toBeGreaterThanOrEqual(3);
    expect(contrast(shape, "canvas", theme)).toBeGreaterThanOrEqual(3);
  });
});

test("every colour of the interface is a token with both themes", () => {
  const mapped = [...css.matchAll(/--color-([\w-]+): var\(--([\w-]+)\);/g)].map(([, , name]) => name!);
  expect(mapped.length).toBeGreaterThan(30);
  expect(mapped.filter((name) => !tokens.has(name))).toEqual([]);
});
