/** Told by the page's code once it answers to what people do. */
export const PAGE_READY = "shofar:ready";

/**
 * Keeps what somebody presses and types while the page's code is still on its way, and does it again once the page is ready: nothing is lost, and
 * no form is sent by the browser itself, which would write a password into the address. Only the last press counts. Its text is put into the
 * document as a script, so it may use nothing from outside.
 */
export function keepEarlyInput(ready: string): void {
  const typed = new Map<HTMLInputElement | HTMLTextAreaElement, string>();
  let pressed: HTMLElement | null = null;

  const onClick = (event: Event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("button, label, [role=tab]") : null;
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    pressed = target;
  };
  const onSubmit = (event: Event) => event.preventDefault();
  const onInput = ({ target }: Event) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) typed.set(target, target.value);
  };

  /** React takes a value for a change only where it differs from the last that it saw, and it may have seen this one when it took the field over. */
  const typeAgain = (text: string, field: HTMLInputElement | HTMLTextAreaElement) => {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set;
    for (const value of ["", text]) {
      setter?.call(field, value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const doAgain = () => {
    removeEventListener("click", onClick, true);
    removeEventListener("submit", onSubmit, true);
    removeEventListener("input", onInput, true);
    typed.forEach(typeAgain);
    pressed?.click();
  };

  addEventListener("click", onClick, true);
  addEventListener("submit", onSubmit, true);
  addEventListener("input", onInput, true);
  // Outside React's own work, so that each event is answered before the next.
  addEventListener(ready, () => setTimeout(doAgain), { once: true });
}
