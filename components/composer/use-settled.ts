"use client";
import { useCallback, useEffect, useState } from "react";

const SETTLE_MS = 700;
/** Whoever stops in the middle of a number or of a text is thinking; the field's end says that it is whole. */
const TYPING_MS = 2_500;

const TYPED = "input:not([type=radio], [type=checkbox], [type=range], [type=file]), textarea, [role=spinbutton], [contenteditable=true]";

/**
 * The value once it has stayed the same for a while: longer as long as the field that it came from has the focus, since typing may
 * go on. The second answers at once.
 */
export function useSettled<Value>(value: Value): [Value, () => void] {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const settle = () => setSettled(value);
    const field = typedField();
    let timer = setTimeout(settle, field ? TYPING_MS : SETTLE_MS);
    const leave = () => {
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE_MS);
    };
    field?.addEventListener("blur", leave);
    return () => {
      clearTimeout(timer);
      field?.removeEventListener("blur", leave);
    };
  }, [value]);
  return [settled, useCallback(() => setSettled(value), [value])];
}

/** Where somebody is typing. */
function typedField(): Element | null {
  const { activeElement } = document;
  return activeElement?.matches(TYPED) ? activeElement : null;
}
