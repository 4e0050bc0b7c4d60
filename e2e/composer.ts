import { expect, type Locator, type Page } from "@playwright/test";

const SECTIONS = { audience: "קהל", message: "הודעה", keys: "מקשים", timing: "מספר מזוהה ותזמון", review: "בדיקה ושליחה" } as const;
type Section = keyof typeof SECTIONS;

/** The composer as a person meets it, in Hebrew. */
export class Composer {
  readonly title: Locator;
  readonly pasted: Locator;
  readonly text: Locator;
  readonly rail: Locator;
  /** The button that carries the facts; in the rail. */
  readonly send: Locator;
  readonly question: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole("textbox", { name: "שם הקמפיין" });
    this.pasted = page.getByRole("textbox", { name: "הדבקת מספרים" });
    this.text = page.getByRole("textbox", { name: "הטקסט" });
    this.rail = page.getByRole("complementary", { name: "סיכום" });
    this.send = this.rail.getByRole("button", { name: /^שליחה/ });
    this.question = page.getByRole("alertdialog");
  }

  heading(section: Section): Locator {
    return this.page.getByRole("heading", { level: 2, name: SECTIONS[section] }).getByRole("button");
  }

  /** Opens a section, unless it is open. */
  async open(section: Section): Promise<void> {
    const heading = this.heading(section);
    if ((await heading.getAttribute("aria-expanded")) === "false") await heading.click();
    await expect(heading).toHaveAttribute("aria-expanded", "true");
  }

  async start(): Promise<void> {
    await this.page.goto("/campaigns/new");
    await expect(this.title).toBeVisible();
  }

  /** Everything that a campaign needs; nobody is spared at night, so that tests see calls at any hour. */
  async fill({ title, phones, text }: { title: string; phones: readonly string[]; text?: string }): Promise<void> {
    await this.title.fill(title);
    await this.open("audience");
    await this.pasted.fill(phones.join("\n"));
    await expect(this.heading("audience")).toContainText("הושלם");
    await this.open("message");
    await this.text.fill(text ?? "שלום, זוהי הודעה לבדיקה");
    await this.callAtNight();
  }

  /** Opens one more source of the audience. */
  async addSource(kind: string): Promise<void> {
    await this.page.getByRole("button", { name: "הוספת מקור" }).click();
    await this.page.getByRole("menuitem", { name: kind, exact: true }).click();
  }

  /** A source of the audience by the words in it. */
  source(words: string | RegExp): Locator {
    return this.page.getByRole("list", { name: "מקורות הנמענים" }).getByRole("listitem").filter({ hasText: words });
  }

  async callAtNight(): Promise<void> {
    await this.open("timing");
    await this.page.getByRole("switch", { name: "הפסקה בשעות הלילה" }).press("Space");
    await expect(this.page.getByRole("switch", { name: "הפסקה בשעות הלילה" })).not.toBeChecked();
  }

  /** No retries, so that a campaign ends when everybody was called once. */
  async neverAgain(): Promise<void> {
    await this.open("timing");
    await this.page.getByRole("textbox", { name: "ניסיונות חוזרים" }).fill("0");
  }

  /** Chooses one of a group of choices by the word beside it. */
  async choose(label: string): Promise<void> {
    await this.page.getByRole("radio", { name: label, exact: true }).press("Space");
  }

  /** A key of the keypad as the mouse finds it: the radio that has its name and state is hidden in it. */
  keyCap(digit: string): Locator {
    const keypad = this.page.getByRole("radiogroup", { name: "בחירת מקש" });
    return keypad.locator("label").filter({ has: this.page.getByRole("radio", { name: new RegExp(`^מקש ${digit}:`) }) });
  }

  /** What a key does, and where its fields stand. */
  async chooseKey(digit: string, action: string): Promise<Locator> {
    await this.open("keys");
    await this.keyCap(digit).click();
    const editor = this.page.getByRole("group", { name: `מקש ${digit}`, exact: true });
    await editor.getByRole("button", { name: /מה קורה כשמקישים/ }).click();
    await this.page.getByRole("option", { name: action, exact: true }).click();
    return editor;
  }

  /** Asks to send, once the price is there; the question with the facts is open. */
  async ask(): Promise<void> {
    await expect(this.send).toBeEnabled();
    await this.send.click();
    await expect(this.question).toBeVisible();
  }

  /** The question's own button. */
  get confirm(): Locator {
    return this.question.getByRole("button", { name: /^שליחה/ });
  }

  /** Sends what is filled in; the page of the launch is open. @returns the launch's id */
  async launch(): Promise<string> {
    await this.ask();
    await this.confirm.click();
    return this.launched();
  }

  async launched(): Promise<string> {
    await this.page.waitForURL(/\/launches\//);
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? "";
  }
}
