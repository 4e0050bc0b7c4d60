import { inspect } from "node:util";

const MASK = "***";

/**
 * A value that must never be printed. It shows as `***` in strings, JSON, logs and the debugger;
 * `reveal()` is the one way to the text, called only where the text is really needed.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}
