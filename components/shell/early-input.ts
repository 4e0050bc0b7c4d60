/** Told by the page's code once it answers to what people do. */
export const PAGE_READY = "shofar:ready";

/**
 * Keeps what somebody types, ticks and presses last while the page's code is still on its way, and does it again once the page is ready. The
 * browser itself sends no form, which would write a password into the address. A press is done only while it is what was done last, and not
 * long ago: whatever follows takes it back. The function's text is put into the document as a script, so it may use nothing from outside.
 */
export function keepEarlyInput(ready: string): void {
  const KEPT_MS = 10_000;
  type Field = HTMLInputElement | HTMLTextAreaElement;
  const typed = new Map<Field, string>();
  const ticked = new Map<HTMLInputElement, boolean>();
  let pressed: { button: HTMLElement; atMs: number } | null = null;
  let writingIn: Field | null = null;

  const isField = (target: EventTarget | null): target is Field =>
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  const hold = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const tick = (box: HTMLInputElement) => {
    const isTicked = box.type === "radio" || !(ticked.get(box) ?? box.checked);
    // The last of several radios is the one that counts.
    ticked.delete(box);
    ticked.set(box, isTicked);
  };
  const listeners: Record<string, (event: Event) => void> = {
    click: (event) => {
      pressed = null;
      writingIn = isField(event.target) ? event.target : null;
      if (!(event.target instanceof Element)) return;
      const control = event.target.closest("label")?.control ?? event.target;
      if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
        hold(event);
        return tick(control);
      }
      const button = event.target.closest<HTMLElement>("button, [role=tab]");
      if (!button) return;
      hold(event);
      pressed = { button, atMs: Date.now() };
    },
    input: ({ target }) => {
      if (!isField(target)) return;
      pressed = null;
      writingIn = target;
      typed.set(target, target.value);
    },
    keydown: (event) => {
      if (event instanceof KeyboardEvent && event.key === "Escape") pressed = null;
    },
    submit: (event) => event.preventDefault(),
  };

  /** React takes a value for a change only where it differs from the last that it saw, and it may have seen this one when it took the field over. */
  const typeAgain = (text: string, field: Field) => {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set;
    for (const value of ["", text]) {
      setter?.call(field, value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  const doAgain = () => {
    for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener, true);
    typed.forEach(typeAgain);
    for (const [box, isTicked] of ticked) if (box.checked !== isTicked) box.click();
    // A field that wants the focus when its page begins must not take what is being typed into another.
    writingIn?.focus();
    if (pressed && Date.now() - pressed.atMs < KEPT_MS) pressed.button.click();
  };

  for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener, true);
  // Outside React's own work, so that each event is answered before the next.
  addEventListener(ready, () => setTimeout(doAgain), { once: true });
}
