/** What a test asks to be sent: a title, an external id and numbers that no other order of the same run has, so that the ledger tells whose a call is. */
export class Orders {
  #made = 0;

  /** @param prefix of the run's numbers, three digits of an Israeli mobile network @param name stands in each title */
  constructor(
    private readonly name = "תקלות",
    private readonly prefix = "052",
  ) {}

  /** @param more of the specification, over what is here */
  next(more: Record<string, unknown> = {}, phones = 3) {
    const number = ++this.#made;
    const first = number * 100;
    return {
      title: `${this.name} ${number}`,
      audience: { phones: Array.from({ length: phones }, (_, index) => `${this.prefix}${String(first + index).padStart(7, "0")}`) },
      message: { kind: "text", text: "שלום, זוהי הודעה" },
      schedule: { quietHours: false } as Record<string, unknown>,
      externalId: `order-${number}`,
      ...more,
    };
  }
}

export type Order = ReturnType<Orders["next"]>;
