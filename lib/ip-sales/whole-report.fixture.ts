import type { CallTexts, ReportCall } from "./report-call";
import { ReportReader } from "./report-reader";
import type { CallSink } from "./report-rows";
import { type ReportHead, readReport } from "./reports";

/** For tests: a whole report as objects. */
export async function wholeReport(campaignId: number): Promise<{ campaign: ReportHead; calls: ReportCall[]; badRows: number }> {
  const { campaign, calls, badRows } = await readReport(campaignId, (contentType) => {
    const collected = new CollectedCalls();
    const reader = new ReportReader(collected, contentType);
    return {
      write: async (bytes) => reader.write(bytes),
      end: async () => ({ end: reader.end(), calls: collected }),
      abandon: () => {},
    };
  });
  return { campaign, calls: calls.rows(), badRows };
}

/** The plainest place to put calls in. */
export class CollectedCalls implements CallSink {
  readonly phone = new Texts();
  readonly name = new Texts();
  readonly texts = new Values<CallTexts>();
  readonly lastCall = new Values<number | null>();
  readonly retries = new Values<number | null>();
  readonly durationSeconds = new Values<number | null>();
  readonly digits = new Values<string>();

  add({ phone, name, lastCall, retries, durationSeconds, digits, ...texts }: ReportCall): void {
    this.phone.rows.push(phone);
    this.name.rows.push(name);
    this.texts.rows.push(texts);
    this.lastCall.rows.push(lastCall === null ? null : Date.parse(`1970-01-01T${lastCall}Z`) / 1000);
    this.retries.rows.push(retries);
    this.durationSeconds.rows.push(durationSeconds);
    this.digits.rows.push(digits);
  }

  rows(): ReportCall[] {
    return this.phone.rows.map((phone, row) => ({
      phone,
      name: this.name.rows[row] ?? "?",
      ...(this.texts.rows[row] as CallTexts),
      lastCall: clockOf(this.lastCall.rows[row] ?? null),
      retries: this.retries.rows[row] ?? null,
      durationSeconds: this.durationSeconds.rows[row] ?? null,
      digits: this.digits.rows[row] ?? "?",
    }));
  }
}

const clockOf = (second: number | null) => (second === null ? null : new Date(second * 1000).toISOString().slice(11, 19));

class Texts {
  readonly rows: string[] = [];

  append(bytes: Uint8Array, from: number, to: number): void {
    this.rows.push(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.slice(from, to)));
  }
}

class Values<T> {
  readonly rows: T[] = [];
  readonly #known: T[] = [];

  codeOf(value: T): number {
    return this.#known.push(value) - 1;
  }

  pushCode(code: number): void {
    this.rows.push(this.#known[code] as T);
  }
}
