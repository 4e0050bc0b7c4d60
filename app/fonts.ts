import localFont from "next/font/local";

/** Assistant Variable, our own copy. Two files, so that the browser loads the letters a page uses (ranges as published by @fontsource). */
const latin = localFont({
  src: "../node_modules/@fontsource-variable/assistant/files/assistant-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-latin",
  // A fallback made from Arial would stand before the Hebrew file and take its letters.
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-200B, U+2011-206F, U+20AC, U+2122, U+2191, U+2193, U+2212",
    },
  ],
});

const hebrew = localFont({
  src: "../node_modules/@fontsource-variable/assistant/files/assistant-hebrew-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-hebrew",
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0307-0308, U+0590-05FF, U+200C-2010, U+20AA, U+25CC, U+FB1D-FB4F" }],
});

export const fontVariables = `${latin.variable} ${hebrew.variable}`;
