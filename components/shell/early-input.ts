/** Told by the page's code once it answers to what people do. */
export const PAGE_READY = "shofar:ready";

/**
 * Keeps what somebody types, ticks and presses last while the page's code is still on its way, and does it again once the page is ready. The
 * browser itself sends no form, which would write a password into the address. A press is done only while it is not long ago and nothing
 * was pressed, typed or called off (Escape) after it. The function's text is put into the document as a script, so it may use nothing from
 * outside.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it may use nothing from outside
export function keepEarlyInput(ready: string): void {
  type Field = HTMLInputElement | HTMLTextAreaElement;
  const KEPT_MS = 10_000;
  const typed = new Map<Field, { text: string; caret: number | null }>();
  const ticked = new Map<HTMLInputElement, boolean>();
  let pressed: { button: HTMLElement; atMs: number } | null = null;
  /** Where the person is. */
  let place: HTMLElement | null = null;

  const isBox = (target: unknown): target is HTMLInputElement =>
    target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio");
  const isField = (target: unknown): target is Field =>
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !["checkbox", "radio", "file"].includes(target.type));
  const elementOf = (target: unknown) => (target instanceof HTMLElement ? target : null);
  const hold = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    pressed = null;
    // Enter in a field presses the form's button too, and leaves the person in the field.
    if (event.detail > 0) place = elementOf(isField(target) ? target : document.activeElement);
    const box = target?.closest("label")?.control ?? target;
    if (isBox(box)) {
      hold(event);
      // A browser turns a box over before it tells of a click on the box itself.
      const isShown = box === target ? !box.checked : box.checked;
      // Whoever presses wants what isn't shown, and the last of several radios is the one that counts.
      ticked.delete(box);
      ticked.set(box, box.type === "radio" || !isShown);
      return;
    }
    const button = target?.closest<HTMLElement>("button, [role=tab]");
    if (!button) return;
    hold(event);
    pressed = { button, atMs: Date.now() };
  };
  const onInput = ({ target }: Event) => {
    if (!isField(target)) return;
    pressed = null;
    place = target;
    typed.set(target, { text: target.value, caret: target.selectionStart });
  };
  const onKey = ({ key, target }: KeyboardEvent) => {
    if (key === "Escape") pressed = null;
    if (key === "Tab") place = elementOf(target);
  };
  const onSubmit = (event: Event) => event.preventDefault();

  /** React takes a value for a change only where it differs from the last that it saw, and it may have seen this one when it took the field over. */
  const typeAgain = (field: Field, text: string, caret: number | null) => {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set;
    for (const value of ["", text]) {
      setter?.call(field, value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (caret !== null) field.setSelectionRange(caret, caret);
  };
  const doAgain = () => {
    removeEventListener("click", onClick, true);
    removeEventListener("input", onInput, true);
    removeEventListener("keyup", onKey, true);
    removeEventListener("submit", onSubmit, true);
    for (const [field, { text, caret }] of typed) typeAgain(field, text, caret);
    for (const [box, isTicked] of ticked) if (box.checked !== isTicked) box.click();
    // A field that wants the focus when its page begins must not take what is being typed into another.
    place?.focus();
    if (pressed && Date.now() - pressed.atMs < KEPT_MS) pressed.button.click();
  };

  addEventListener("click", onClick, true);
  addEventListener("input", onInput, true);
  addEventListener("keyup", onKey, true);
  addEventListener("submit", onSubmit, true);
  // Outside React's own work, so that each event is answered before the next.
  addEventListener(ready, () => setTimeout(doAgain), { once: true });
}
