import { readClock, readCount, readFlag, readSeconds, readText, type Wire } from "./wire";

/** Texts of a call that come in few combinations: whoever keeps calls keeps each combination once. */
export interface CallTexts {
  /** Verbatim: `answered`, `noAnswer`, … */
  status: string;
  trunk: string;
  sipCode: string;
  /** `q850Text` as it came. */
  cause: string;
  sipText: string;
  /** null = not reported, which is not "no". */
  had180: boolean | null;
  had183: boolean | null;
}

/** One recipient. Texts are verbatim ("" where upstream gives none); the class of the cause is told by `lib/reports/causes`. */
export interface ReportCall extends CallTexts {
  /** Digits alone: upstream writes "050-1234567". */
  phone: string;
  name: string;
  /** `HH:MM:SS` of Israel, without a day. */
  lastCall: string | null;
  retries: number | null;
  durationSeconds: number | null;
  /** Keys pressed; may be several. */
  digits: string;
}

/** A row of `campaignReport`; null when it names no phone. */
export function readCall(row: Wire): ReportCall | null {
  const phone = readText(row.phone);
  if (phone.trim() === "") return null;
  return {
    phone: phone.replace(/\D/g, "") || phone,
    name: readText(row.name),
    lastCall: readClock(row.lastCall),
    retries: readCount(row.retries),
    durationSeconds: readSeconds(row.duration),
    digits: readText(row.digits),
    ...readTexts(row),
  };
}

export function readTexts(row: Wire): CallTexts {
  return {
    status: readText(row.status),
    trunk: readText(row.trunk),
    sipCode: readText(row.sipCode),
    cause: readText(row.q850Text),
    sipText: readText(row.sipText),
    had180: readFlag(row.had180),
    had183: readFlag(row.had183),
  };
}
