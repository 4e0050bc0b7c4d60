/** What of a field gets the focus: where something is typed or chosen, before the buttons around it. */
const TYPED = "input:not([type=hidden], [type=file]), textarea, [role=spinbutton]";
const PRESSED = "button, [tabindex='0']";
/** A section opens, and a key's fields are drawn, within a few frames. */
const FRAMES = 20;

/**
 * Puts the focus on a field, by its path in the form, as soon as it is there; where nothing stands by that path, on the nearest part
 * of the form that holds it.
 * @param section where the field is expected
 */
export function leadTo(path: string, section: HTMLElement | null): void {
  let frames = 0;
  const look = () => {
    const field = fieldAt(path) ?? (frames === FRAMES ? (nearest(path) ?? firstOf(section)) : null);
    if (!field) {
      frames += 1;
      if (frames <= FRAMES) requestAnimationFrame(look);
      return;
    }
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "center" });
  };
  look();
}

function fieldAt(path: string): HTMLElement | null {
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
  return place && visible(place);
}

function nearest(path: string): HTMLElement | null {
  const end = path.lastIndexOf(".");
  if (end === -1) return null;
  const parent = path.slice(0, end);
  return fieldAt(parent) ?? nearest(parent);
}

/** The first field of a section; its heading, when it has none. */
function firstOf(section: HTMLElement | null): HTMLElement | null {
  const panel = section?.querySelector<HTMLElement>("[role=group]");
  return (panel && visible(panel)) ?? section?.querySelector<HTMLElement>("button") ?? null;
}

function visible(place: HTMLElement): HTMLElement | null {
  for (const kind of [TYPED, PRESSED]) {
    const found = [...place.querySelectorAll<HTMLElement>(kind)].find((field) => field.checkVisibility());
    if (found) return found;
  }
  return null;
}
