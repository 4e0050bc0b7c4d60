import type { DraftForm } from "@/lib/drafts/form";
import { isSameForm } from "@/lib/drafts/same-form";
import type { Draft } from "@/lib/drafts/schema";
import { DraftCopy } from "./draft-copy";
import {
  closedAs,
  type DraftServer,
  type Heard,
  isOutdated,
  isSameKeeping,
  type KeeperEvents,
  type Keeping,
  keepingOf,
  type Mirror,
  retryMs,
  settleMs,
  troubleOf,
} from "./draft-keeping";
import { changedBy, type Start, sentSince, type Trouble, withSent } from "./draft-start";

/**
 * Keeps a form on the server while it is edited: one saving at a time, in order, the newest form last. Nothing of somebody else's is
 * overwritten: where both changed it, the saving rests until a person chose.
 */
export class DraftKeeper {
  #now: Start;
  #error: unknown = null;
  #tries = 0;
  #unsavedSince: number | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #copy: DraftCopy;
  #hasEnded = false;
  #events: KeeperEvents | null = null;
  #keeping: Keeping;
  readonly #listeners = new Set<() => void>();

  constructor(
    start: Start,
    private readonly server: DraftServer,
    private readonly mirror: Mirror,
  ) {
    this.#now = start;
    this.#copy = new DraftCopy(server);
    this.#keeping = keepingOf(start, false, null);
  }

  /** What is edited, as it stands. */
  get form(): DraftForm {
    return this.#now.form;
  }

  /** What the server has; 0: nothing yet. */
  get version(): number {
    return this.#now.base.version;
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins to keep, and tells the page what happens, until the returned function is called; what is unsaved then still goes out. */
  open(events: KeeperEvents): () => void {
    this.#events = events;
    this.#plan();
    return () => {
      this.leave();
      this.#events = null;
      clearTimeout(this.#timer);
    };
  }

  change(form: DraftForm): void {
    if (isSameForm(form, this.#now.form)) return;
    this.#unsavedSince ??= Date.now();
    this.#put({ form });
    if (!this.#willRetry) this.#plan();
  }

  /**
   * Saves what isn't saved yet.
   * @returns the draft's id once everything is on the server; null when it isn't: {@link keeping} tells why
   */
  async settle(): Promise<string | null> {
    while (this.#running || this.#isDirty || this.#now.base.version === 0) {
      await this.#save(false);
      if (this.#now.trouble || this.#error || this.#hasEnded) return null;
    }
    return this.#now.trouble ? null : this.#now.draftId;
  }

  /** The line is there again, or somebody asks for it. */
  retry(): void {
    if (this.#maySave) void this.#save(false);
  }

  /** The page is hidden or left: what is unsaved goes out now, after what is under way. */
  leave(): void {
    const saveRest = () => {
      if (this.#maySave) void this.#save(true);
    };
    if (this.#running) void this.#running.then(saveRest);
    else saveRest();
  }

  /** In a moment nobody is left to wait for what is under way: the newest form follows it blindly. */
  vanish(): void {
    if (this.#running) this.#sendBlindly();
    else this.leave();
  }

  #sendBlindly(): void {
    const { draftId, base, form, unsure } = this.#now;
    if (!this.#maySave || unsure.some((sent) => isSameForm(sent, form))) return;
    this.#noteSent(form);
    // The mirror knows what was sent, the server what arrived: a later look compares them.
    this.server.save(draftId, base.version + 1, form, true).catch(() => undefined);
  }

  /** It was launched, or is deleted here: nothing is kept any more. */
  end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    this.mirror.clear(this.#now.draftId);
  }

  /** It could not be deleted: it is kept as before. */
  goOn(): void {
    this.#hasEnded = false;
    this.#put({});
    this.#plan();
  }

  /** What the server says of the draft while it is open; null: there is none any more. A saving under way knows better. */
  hear(editing: Heard | null): void {
    const { trouble, base } = this.#now;
    if (this.#running || this.#hasEnded || trouble?.kind === "changed") return;
    const closed = closedAs(editing);
    if (closed) {
      if (closed.kind !== trouble?.kind) this.#stop(closed);
      return;
    }
    // Where there was trouble, the deletion or the launch was taken back.
    if (trouble) this.#put({ trouble: null });
    if (editing && editing.version > base.version) void this.#alone(() => this.#meet());
    else if (trouble) this.#plan();
  }

  /** Keeps what is here as a draft of its own, and shows what the other person saved. @returns the draft of its own */
  async takeTheirs(copyTitle: string): Promise<Draft> {
    const copy = await this.#keepCopy(copyTitle);
    this.#adopt(await this.server.read(this.#now.draftId));
    return copy;
  }

  /** Goes on with what is here, as a draft of its own. */
  async keepMine(title: string): Promise<void> {
    const copy = await this.#keepCopy(title);
    this.mirror.clear(this.#now.draftId);
    this.#adopt(copy);
    this.#events?.onMove(copy.id);
  }

  #keepCopy(title: string): Promise<Draft> {
    return this.#copy.keep(() => ({ ...this.#now.form, title }));
  }

  #adopt({ id, version, form, updatedAt }: Draft): void {
    this.#copy = new DraftCopy(this.server);
    this.#accept(version, form, { draftId: id, form, savedAt: updatedAt });
    this.#events?.onForm(form);
  }

  #save(isLeaving: boolean): Promise<void> {
    return this.#alone(async () => {
      const { draftId, base, form } = this.#now;
      this.#noteSent(form);
      this.#unsavedSince = null;
      try {
        if (base.version === 0) this.#created(await this.server.create(draftId, form, isLeaving));
        else this.#accept((await this.server.save(draftId, base.version, form, isLeaving)).version, form);
      } catch (error) {
        if (!isOutdated(error)) throw error;
        await this.#meet();
      }
    });
  }

  /** It may have been created before, by a request whose answer got lost. */
  #created(draft: Draft): void {
    this.#compare(draft);
    this.#events?.onMove(draft.id);
  }

  async #meet(): Promise<void> {
    this.#compare(await this.server.read(this.#now.draftId));
  }

  /** The server has a version that isn't the one we know: ours after all, or somebody else's. */
  #compare(draft: Draft): void {
    const isOurs = [this.#now.form, ...this.#now.unsure].some((own) => isSameForm(own, draft.form));
    if (draft.launchId !== null) this.#stop({ kind: "launched", launchId: draft.launchId });
    else if (isOurs) this.#accept(draft.version, draft.form, { unsure: sentSince(this.#now.unsure, draft.form) });
    else if (this.#isDirty) this.#stop(changedBy(draft));
    else {
      this.#adopt(draft);
      this.#events?.onNews(draft.updatedBy.name);
    }
  }

  #accept(version: number, form: DraftForm, more: Partial<Start> = {}): void {
    this.#error = null;
    this.#tries = 0;
    this.#put({ base: { version, form }, unsure: [], trouble: null, savedAt: new Date().toISOString(), ...more });
  }

  #stop(trouble: Trouble): void {
    clearTimeout(this.#timer);
    this.#put({ trouble });
  }

  #noteSent(form: DraftForm): void {
    this.#put({ unsure: withSent(this.#now.unsure, form) });
  }

  /** One thing at a time; whoever comes meanwhile waits for it. Never rejects: {@link keeping} tells what went wrong. */
  #alone(work: () => Promise<void>): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= work()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#running = null;
        this.#plan();
        this.#publish();
      });
    this.#publish();
    return this.#running;
  }

  #fail(error: unknown): void {
    if (this.#hasEnded) return;
    const trouble = troubleOf(error);
    if (trouble) this.#stop(trouble);
    // A look that failed is repeated by the next one.
    else if (this.#isDirty || this.#now.base.version === 0) {
      this.#error = error;
      this.#tries += 1;
    }
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#events === null || this.#running || !this.#maySave) return;
    // What was refused for its content waits for another one.
    if (this.#error !== null && !this.#willRetry && this.#unsavedSince === null) return;
    const pause = this.#willRetry ? retryMs(this.#tries) : settleMs(this.#unsavedSince, Date.now());
    this.#timer = setTimeout(() => void this.#save(false), pause);
  }

  get #isDirty(): boolean {
    return !isSameForm(this.#now.form, this.#now.base.form);
  }

  get #maySave(): boolean {
    return this.#isDirty && this.#now.trouble === null && !this.#hasEnded;
  }

  get #willRetry(): boolean {
    return keepingOf(this.#now, false, this.#error).willRetry;
  }

  /** Every change goes through here: the tab keeps what the server doesn't have, and the page is told. */
  #put(change: Partial<Start>): void {
    this.#now = { ...this.#now, ...change };
    const { draftId, base, form, unsure, trouble } = this.#now;
    if (!this.#hasEnded) {
      if (this.#isDirty || trouble) this.mirror.write({ draftId, version: base.version, form, unsure });
      else this.mirror.clear(draftId);
    }
    this.#publish();
  }

  #publish(): void {
    const next = keepingOf(this.#now, this.#running !== null, this.#error);
    if (isSameKeeping(next, this.#keeping)) return;
    this.#keeping = next;
    for (const listener of this.#listeners) listener();
  }
}
