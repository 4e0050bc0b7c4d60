"use client";
// The same page, inside the frame: a page that fails takes the menu with it only when the frame itself failed.
export { default } from "../error";
