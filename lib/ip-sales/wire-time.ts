import { israelMoment } from "@/lib/time";
import { readText } from "./wire";

const LOCAL_TIME = /^(?:(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))[\sT]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** What was read lately: every look at the history brings the same times again, and to find an offset takes a calendar. */
const read = new Map<string, string | null>();
/** Three of each campaign: enough for a history of sixteen thousand. */
const READ_AT_MOST = 50_000;

/** "dd-mm-yyyy HH:MM", Israel's clock → ISO 8601 with offset. null for "" and for PHP's zero dates. */
export function readLocalTime(value: unknown): string | null {
  const text = readText(value).trim();
  const known = read.get(text);
  if (known !== undefined) return known;
  const moment = momentOf(text);
  if (read.size >= READ_AT_MOST) read.clear();
  read.set(text, moment);
  return moment;
}

function momentOf(text: string): string | null {
  const match = LOCAL_TIME.exec(text);
  if (!match) return null;
  const part = (index: number, or = 0) => Number(match[index] ?? or);
  const [day, month, year] = match[1] === undefined ? [part(6), part(5), part(4)] : [part(1), part(2), part(3)];
  if (year === 0) return null;
  return israelMoment({ year, month, day, hour: part(7), minute: part(8), second: part(9) });
}
