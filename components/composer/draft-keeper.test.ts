import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type DraftForm, EMPTY_FORM } from "@/lib/drafts/form";
import type { Draft } from "@/lib/drafts/schema";
import { ApiProblem } from "@/lib/http/fetch-json";
import { DraftKeeper } from "./draft-keeper";
import { type Start, startDeleted, startKept, startNew, type Unsaved } from "./draft-start";

const ID = "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10";
const titled = (title: string): DraftForm => ({ ...EMPTY_FORM, title });

/** The server's rules: a version at a time, nothing overwritten. */
class Server {
  readonly drafts = new Map<string, Draft>();
  readonly asked: string[] = [];
  /** What the next requests meet; `lost`: done, and not answered. */
  readonly faults: ("down" | "lost" | ApiProblem)[] = [];
  #held: (() => void)[] | null = null;

  put(id: string, version: number, form: DraftForm, by: string, more: Partial<Draft> = {}): Draft {
    const draft: Draft = {
      id,
      title: form.title,
      version,
      createdAt: "2026-11-22T10:00:00+02:00",
      createdBy: { id: "1", name: "נועה" },
      updatedAt: "2026-11-22T10:00:00+02:00",
      updatedBy: { id: by, name: by },
      launchId: null,
      form,
      spec: {},
      ...more,
    };
    this.drafts.set(id, draft);
    return draft;
  }

  /** Answers wait until the returned function is called. */
  hold(): () => void {
    this.#held = [];
    return () => {
      for (const go of this.#held ?? []) go();
      this.#held = null;
    };
  }

  create = (id: string, form: DraftForm) => this.#answer(`create ${form.title}`, () => this.drafts.get(id) ?? this.put(id, 1, form, "me"));

  save = (id: string, version: number, form: DraftForm) =>
    this.#answer(`save ${version} ${form.title}`, () => {
      const now = this.#get(id);
      if (now.launchId) throw new ApiProblem("conflict", "", 409, { reason: "draft-launched", launchId: now.launchId });
      if (now.version !== version) throw new ApiProblem("conflict", "", 409, { reason: "version", version: now.version });
      return this.put(id, version + 1, form, "me");
    });

  read = (id: string) => this.#answer("read", () => this.#get(id));

  #get(id: string): Draft {
    const draft = this.drafts.get(id);
    if (!draft) throw new ApiProblem("not-found", "", 404);
    return draft;
  }

  async #answer(asked: string, work: () => Draft): Promise<Draft> {
    this.asked.push(asked);
    const fault = this.faults.shift();
    if (fault === "down") throw new ApiProblem("unreachable", "", 0);
    if (fault instanceof ApiProblem) throw fault;
    const draft = work();
    if (fault === "lost") throw new ApiProblem("unreachable", "", 0);
    if (this.#held) await new Promise<void>((go) => this.#held?.push(go));
    return draft;
  }
}

let server: Server;
let unsaved: Map<string, Unsaved>;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  unsaved = new Map();
});
afterEach(() => vi.useRealTimers());

function open(start: Start) {
  const mirror = { write: (kept: Unsaved) => unsaved.set(kept.draftId, kept), clear: (id: string) => unsaved.delete(id) };
  const keeper = new DraftKeeper(start, server, mirror);
  const events = { onMove: vi.fn(), onForm: vi.fn(), onNews: vi.fn() };
  const close = keeper.open(events);
  return { keeper, close, ...events };
}
const openNew = () => open(startNew(ID, null));
const openKept = (title = "א") => open(startKept(server.put(ID, 3, titled(title), "me"), null));
const second = () => vi.advanceTimersByTimeAsync(1_000);
const titleKept = (id = ID) => server.drafts.get(id)?.form.title;

describe("a new campaign", () => {
  test("has no draft until something was typed, and one however often and however slowly it is saved", async () => {
    const { keeper, onMove } = openNew();
    await second();
    keeper.change(EMPTY_FORM);
    await second();
    expect(server.asked).toEqual([]);
    expect(keeper.keeping).toMatchObject({ draftId: null, state: "saved" });
    const answer = server.hold();
    keeper.change(titled("א"));
    await second();
    keeper.change(titled("אב"));
    await second();
    await second();
    expect(server.asked).toEqual(["create א"]);
    answer();
    await second();
    expect(server.asked).toEqual(["create א", "save 1 אב"]);
    expect(onMove).toHaveBeenCalledExactlyOnceWith(ID);
    expect(keeper.keeping).toMatchObject({ draftId: ID, state: "saved" });
    expect(unsaved.size).toBe(0);
  });

  test("whose answer got lost is found again, with what was typed since", async () => {
    const { keeper, onMove } = openNew();
    server.faults.push("lost");
    keeper.change(titled("א"));
    await second();
    expect(keeper.keeping).toMatchObject({ draftId: null, state: "failed", willRetry: true });
    keeper.change(titled("אב"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect([...server.drafts.keys()]).toEqual([ID]);
    expect(titleKept()).toBe("אב");
    expect(onMove).toHaveBeenCalledTimes(1);
  });
});

describe("saving", () => {
  test("waits for a pause, five seconds at most, and sends the newest form", async () => {
    const { keeper } = openKept();
    for (let step = 0; step < 12; step += 1) {
      keeper.change(titled(`שם ${step}`));
      await vi.advanceTimersByTimeAsync(500);
    }
    await second();
    expect(server.asked).toEqual(["save 3 שם 9", "save 4 שם 11"]);
  });

  test("that fails is repeated later and later, keeps what was typed in the tab, and goes through at once when the line is back", async () => {
    const { keeper } = openKept();
    server.faults.push("down", "down", "down");
    keeper.change(titled("אב"));
    await second();
    expect(keeper.keeping).toMatchObject({ state: "failed", willRetry: true });
    expect(unsaved.get(ID)).toMatchObject({ version: 3, form: { title: "אב" } });
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(server.asked).toHaveLength(3);
    keeper.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.keeping).toMatchObject({ state: "saved", error: null });
    expect(titleKept()).toBe("אב");
    expect(unsaved.size).toBe(0);
  });

  test("that is refused for its content waits for another content", async () => {
    const { keeper } = openKept();
    server.faults.push(new ApiProblem("invalid", "ארוך מדי", 400));
    keeper.change(titled("אב"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toHaveLength(1);
    expect(keeper.keeping).toMatchObject({ state: "failed", willRetry: false });
    expect(await Promise.all([keeper.settle(), second()])).toEqual([ID, expect.anything()]);
  });

  test("settles before a launch, and says so when it can't", async () => {
    const { keeper } = openKept();
    keeper.change(titled("אב"));
    expect(await keeper.settle()).toBe(ID);
    expect(titleKept()).toBe("אב");
    server.faults.push("down");
    keeper.change(titled("אבג"));
    expect(await keeper.settle()).toBeNull();
  });

  test("of what is unsaved when the page is left", async () => {
    const { keeper, close } = openKept();
    const answer = server.hold();
    keeper.change(titled("אב"));
    await second();
    keeper.change(titled("אבג"));
    close();
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(titleKept()).toBe("אבג");
  });

  test("of what is unsaved when the tab goes while a saving is under way", async () => {
    const { keeper } = openKept();
    server.hold();
    keeper.change(titled("אב"));
    await second();
    keeper.change(titled("אבג"));
    keeper.vanish();
    expect(titleKept()).toBe("אבג");
    const again = open(startKept(server.drafts.get(ID)!, unsaved.get(ID) ?? null));
    expect(again.keeper.form.title).toBe("אבג");
    expect(again.keeper.keeping).toMatchObject({ state: "saved", trouble: null });
  });
});

describe("two people", () => {
  test("what somebody else saved is shown where nothing was changed", async () => {
    const { keeper, onForm, onNews } = openKept();
    server.put(ID, 4, titled("של דנה"), "דנה");
    keeper.hear({ version: 4, launchId: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(onForm).toHaveBeenCalledExactlyOnceWith(titled("של דנה"));
    expect(onNews).toHaveBeenCalledExactlyOnceWith("דנה");
    keeper.change(titled("של דנה ושלי"));
    await second();
    expect(server.drafts.get(ID)).toMatchObject({ version: 5, form: { title: "של דנה ושלי" } });
  });

  test.each(["is heard of", "is met by saving"])("where both changed it nothing is saved until somebody chose: it %s", async (how) => {
    const { keeper, onForm } = openKept();
    keeper.change(titled("שלי"));
    server.put(ID, 4, titled("של דנה"), "דנה");
    if (how === "is heard of") keeper.hear({ version: 4, launchId: null });
    await second();
    expect(keeper.keeping.trouble).toMatchObject({ kind: "changed", by: "דנה" });
    keeper.change(titled("שלי עוד"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(titleKept()).toBe("של דנה");
    expect(onForm).not.toHaveBeenCalled();
    expect(unsaved.get(ID)?.form.title).toBe("שלי עוד");
  });

  test("theirs can be taken: mine is a draft of its own first", async () => {
    const { keeper, onForm } = openKept();
    keeper.change(titled("שלי"));
    server.put(ID, 4, titled("של דנה"), "דנה");
    await second();
    const copy = await keeper.takeTheirs("שלי (עותק)");
    expect(titleKept(copy.id)).toBe("שלי (עותק)");
    expect(onForm).toHaveBeenCalledExactlyOnceWith(titled("של דנה"));
    expect(keeper.keeping).toMatchObject({ draftId: ID, state: "saved", trouble: null });
    expect(unsaved.size).toBe(0);
  });

  test("mine can go on as a draft of its own, one for however many tries", async () => {
    const { keeper, onMove } = openKept();
    keeper.change(titled("שלי"));
    server.put(ID, 4, titled("של דנה"), "דנה");
    await second();
    server.faults.push("lost");
    await expect(keeper.keepMine("שלי (עותק)")).rejects.toThrow();
    keeper.change(titled("שלי ועוד"));
    await keeper.keepMine("שלי (עותק)");
    expect(server.drafts.size).toBe(2);
    const [[moved]] = onMove.mock.calls as [[string]];
    expect(moved).not.toBe(ID);
    expect(titleKept(moved)).toBe("שלי (עותק)");
    expect(titleKept()).toBe("של דנה");
    keeper.change(titled("והלאה"));
    await second();
    expect(titleKept(moved)).toBe("והלאה");
  });

  test("a saving of ours whose answer got lost is no conflict", async () => {
    const { keeper } = openKept();
    server.faults.push("lost");
    keeper.change(titled("אב"));
    await second();
    keeper.change(titled("אבג"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(keeper.keeping).toMatchObject({ state: "saved", trouble: null });
    expect(titleKept()).toBe("אבג");
  });

  test("it was launched or deleted meanwhile: said, and what is here can be kept", async () => {
    const launched = openKept();
    launched.keeper.change(titled("שלי"));
    server.put(ID, 3, titled("א"), "דנה", { launchId: "L" });
    await second();
    expect(launched.keeper.keeping.trouble).toEqual({ kind: "launched", launchId: "L" });
    const deleted = openKept();
    server.drafts.delete(ID);
    deleted.keeper.change(titled("שלי"));
    await second();
    expect(deleted.keeper.keeping.trouble).toEqual({ kind: "deleted" });
    await deleted.keeper.keepMine("שלי");
    expect([...server.drafts.values()].map(({ title }) => title)).toEqual(["שלי"]);
    expect(deleted.keeper.keeping.trouble).toBeNull();
  });

  test("what was deleted or launched and then taken back is kept again", async () => {
    const { keeper } = openKept();
    keeper.change(titled("שלי"));
    keeper.hear(null);
    expect(keeper.keeping.trouble).toEqual({ kind: "deleted" });
    keeper.hear({ version: 3, launchId: "L" });
    expect(keeper.keeping.trouble).toEqual({ kind: "launched", launchId: "L" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(titleKept()).toBe("א");
    keeper.hear({ version: 3, launchId: null });
    await second();
    expect(keeper.keeping).toMatchObject({ state: "saved", trouble: null });
    expect(titleKept()).toBe("שלי");
  });
});

describe("after a reload", () => {
  const kept = (version: number, title: string, unsure: DraftForm[] = []): Unsaved => ({
    draftId: ID,
    version,
    form: titled(title),
    unsure,
  });

  test("what the server never got is saved", async () => {
    const fresh = open(startNew("unused", kept(0, "חדש")));
    await second();
    expect(titleKept()).toBe("חדש");
    expect(fresh.onMove).toHaveBeenCalledWith(ID);
    const { keeper } = open(startKept(server.put(ID, 3, titled("ישן"), "me"), kept(3, "חדש יותר")));
    expect(keeper.form.title).toBe("חדש יותר");
    await second();
    expect(server.drafts.get(ID)).toMatchObject({ version: 4, title: "חדש יותר" });
  });

  test("however many pages were left before an answer came, what the server has of them is no conflict", async () => {
    server.put(ID, 1, titled("0"), "me");
    let start = startNew("unused", kept(0, "0", [titled("0")]));
    for (let page = 1; page <= 12; page++) {
      server.faults.push("lost");
      const { keeper } = open(start);
      keeper.change(titled(String(page)));
      keeper.retry();
      await vi.advanceTimersByTimeAsync(0);
      start = startNew("unused", unsaved.get(ID) ?? null);
    }
    const { keeper } = open(start);
    expect(await keeper.settle()).toBe(ID);
    expect(titleKept()).toBe("12");
  });

  test("what was sent as the page went and arrives while the next one saves is no conflict", async () => {
    server.put(ID, 1, titled("א"), "me");
    const { keeper } = open(startNew("unused", kept(0, "אב", [titled("א"), titled("אב")])));
    const answer = server.hold();
    keeper.retry();
    await vi.advanceTimersByTimeAsync(0);
    server.put(ID, 2, titled("אב"), "me");
    keeper.change(titled("אבג"));
    answer();
    expect(await keeper.settle()).toBe(ID);
    expect(server.drafts.get(ID)).toMatchObject({ version: 3, title: "אבג" });

    const again = open(startKept(server.put(ID, 3, titled("ישן"), "me"), kept(3, "אב", [titled("א"), titled("אב")])));
    server.put(ID, 4, titled("א"), "me");
    expect(await again.keeper.settle()).toBe(ID);
    expect(titleKept()).toBe("אב");
  });

  test("what somebody else saved since is not overwritten, what got here without an answer is known", async () => {
    const theirs = server.put(ID, 4, titled("של דנה"), "דנה");
    expect(startKept(theirs, kept(3, "שלי"))).toMatchObject({ form: { title: "שלי" }, trouble: { kind: "changed", by: "דנה" } });
    const ours = server.put(ID, 4, titled("אב"), "me");
    expect(startKept(ours, kept(3, "אבג", [titled("אב")]))).toMatchObject({ form: { title: "אבג" }, base: { version: 4 }, trouble: null });
    expect(startKept(ours, kept(3, "אב"))).toMatchObject({ trouble: null, base: { version: 4 } });
    expect(startDeleted(kept(3, "שלי")).trouble).toEqual({ kind: "deleted" });
    const launched = { ...ours, launchId: "L" };
    expect(startKept(launched, kept(4, "שלי")).trouble).toEqual({ kind: "launched", launchId: "L" });
  });
});
