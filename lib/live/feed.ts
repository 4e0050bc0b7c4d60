import "server-only";
import { log } from "@/lib/log";
import { type Look, type News, readNews } from "./board";
import type { LiveCampaign } from "./schema";

/** The board as this process knows it, kept up with the database's rows. */
export class Feed {
  readonly #onNews: (news: News) => void;
  readonly #campaigns = new Map<number, LiveCampaign>();
  #version = 0;
  #look: Look = { at: null, problem: null, totals: null };
  #reading: Promise<void> | undefined;
  #again = false;
  #anew = false;

  constructor(onNews: (news: News) => void) {
    this.#onNews = onNews;
  }

  /** 0 before anything was read. */
  get version(): number {
    return this.#version;
  }

  get look(): Look {
    return this.#look;
  }

  get campaigns(): LiveCampaign[] {
    return [...this.#campaigns.values()];
  }

  /** Reads what is new. @param anew everything: what was said meanwhile may have gone by */
  catchUp(anew = false): void {
    this.#anew ||= anew;
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = this.#read()
      .catch((error: unknown) => log.warn({ err: error }, "the board could not be read"))
      .finally(() => {
        this.#reading = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.catchUp();
      });
  }

  async #read(): Promise<void> {
    const anew = this.#anew;
    this.#anew = false;
    const news = await readNews(anew ? 0 : this.#version).catch((error: unknown) => {
      this.#anew ||= anew;
      throw error;
    });
    if (!news) return;
    const here = new Set(news.changed.map(({ id }) => id));
    const gone = anew ? [...this.#campaigns.keys()].filter((id) => !here.has(id)) : news.gone.filter((id) => this.#campaigns.has(id));
    for (const id of gone) this.#campaigns.delete(id);
    for (const campaign of news.changed) this.#campaigns.set(campaign.id, campaign);
    const { version, at, problem, totals } = news;
    this.#version = version;
    this.#look = { at, problem, totals };
    this.#onNews({ ...news, gone });
  }
}
