import type { Keys } from "./keys.ts";

/** A campaign of the demo's past month. Hours are Israel's; places are those of the population. */
export type PastCampaign = {
  title: string;
  daysAgo: number;
  time: [hour: number, minute: number];
  recipients: number;
  from: number;
  seconds: number;
  retries: number;
  minutesBetween: number;
  maxRing: number | null;
  keys: Keys;
  networkTrouble: number;
  /** Stopped by hand after so many minutes. */
  stoppedAfterMinutes: number | null;
};

const DEFAULTS = { retries: 2, minutesBetween: 20, maxRing: null, keys: {}, networkTrouble: 0, stoppedAfterMinutes: null };

const toOffice: Keys = { "1": { kind: "routing", target: "0721234567" }, "2": { kind: "replay" } };
const survey: Keys = Object.fromEntries(["1", "2", "3", "4", "5"].map((digit) => [digit, { kind: "digits" }]));
const donate: Keys = { "1": { kind: "donation", amount: 100, amountLocked: false }, "2": { kind: "replay" } };
const attend: Keys = { "1": { kind: "digits" }, "2": { kind: "digits" }, "3": { kind: "replay" } };

/** The oldest first. None begins on Shabbat: `seed.ts` moves it. */
export const PAST_CAMPAIGNS: readonly PastCampaign[] = [
  {
    title: "קריאה ארצית לתרומת דם",
    daysAgo: 27,
    time: [9, 30],
    recipients: 100_000,
    from: 0,
    seconds: 28,
    retries: 1,
    maxRing: 900,
    keys: toOffice,
  },
  { title: "הזמנה לערב התרמה שנתי", daysAgo: 26, time: [17, 0], recipients: 3_200, from: 100, seconds: 34, keys: attend },
  { title: "תזכורת תשלום ארנונה", daysAgo: 25, time: [10, 15], recipients: 8_400, from: 20_000, seconds: 22, maxRing: 120 },
  { title: "סקר שביעות רצון – מרכז השירות", daysAgo: 24, time: [16, 30], recipients: 4_500, from: 40_000, seconds: 26, keys: survey },
  {
    title: "עדכון הסעות לבית הספר",
    daysAgo: 23,
    time: [13, 10],
    recipients: 640,
    from: 61_000,
    seconds: 18,
    retries: 3,
    minutesBetween: 5,
  },
  {
    title: "מגבית החורף – סבב ראשון",
    daysAgo: 22,
    time: [18, 0],
    recipients: 12_000,
    from: 5_000,
    seconds: 45,
    maxRing: 250,
    keys: donate,
  },
  { title: "בדיקה פנימית", daysAgo: 21, time: [11, 5], recipients: 3, from: 70_000, seconds: 8, retries: 0 },
  {
    title: "הודעה על הפסקת מים – שכונת הגפן",
    daysAgo: 20,
    time: [8, 40],
    recipients: 1_850,
    from: 30_000,
    seconds: 20,
    minutesBetween: 10,
  },
  { title: "זימון לאסיפת הורים", daysAgo: 19, time: [12, 0], recipients: 920, from: 61_000, seconds: 24, keys: attend },
  { title: "מבצע חידוש מינוי", daysAgo: 18, time: [10, 45], recipients: 5_600, from: 15_000, seconds: 30, maxRing: 80, keys: toOffice },
  {
    title: "עדכון חירום – מזג אוויר סוער",
    daysAgo: 17,
    time: [15, 20],
    recipients: 6_800,
    from: 30_000,
    seconds: 20,
    retries: 1,
    minutesBetween: 5,
    networkTrouble: 0.78,
  },
  { title: "עדכון חירום – מזג אוויר סוער (שידור חוזר)", daysAgo: 17, time: [17, 5], recipients: 6_800, from: 30_000, seconds: 20 },
  { title: "הזמנה ליום פתוח", daysAgo: 15, time: [9, 50], recipients: 2_750, from: 52_000, seconds: 27, keys: attend },
  { title: "תזכורת תור למרפאה", daysAgo: 14, time: [14, 0], recipients: 430, from: 66_000, seconds: 16, minutesBetween: 60 },
  {
    title: "מבצע סוף עונה – נוסח שגוי",
    daysAgo: 13,
    time: [11, 30],
    recipients: 7_500,
    from: 45_000,
    seconds: 24,
    maxRing: 60,
    stoppedAfterMinutes: 14,
  },
  { title: "מבצע סוף עונה", daysAgo: 13, time: [12, 25], recipients: 7_500, from: 45_000, seconds: 24, maxRing: 150, keys: toOffice },
  { title: "סקר תושבים – גינה קהילתית", daysAgo: 11, time: [17, 30], recipients: 2_100, from: 30_500, seconds: 31, keys: survey },
  { title: "מגבית החורף – סבב שני", daysAgo: 9, time: [18, 0], recipients: 9_000, from: 5_500, seconds: 42, maxRing: 250, keys: donate },
  { title: "אישור הגעה לכנס מתנדבים", daysAgo: 8, time: [16, 0], recipients: 780, from: 200, seconds: 19, retries: 3, keys: attend },
  { title: "עדכון שעות פעילות", daysAgo: 6, time: [10, 0], recipients: 3_900, from: 20_000, seconds: 17, retries: 1 },
  { title: "צלצול בדיקה לנציגים", daysAgo: 5, time: [9, 15], recipients: 12, from: 71_000, seconds: 9, retries: 1, minutesBetween: 5 },
  { title: "תזכורת לבוחרים – קלפי פתוחה", daysAgo: 4, time: [10, 30], recipients: 11_500, from: 80_000, seconds: 21, maxRing: 300 },
  { title: "תודה לתורמים", daysAgo: 2, time: [13, 30], recipients: 1_400, from: 5_000, seconds: 23, retries: 1 },
  { title: "תזכורת תשלום ארנונה – סבב שני", daysAgo: 1, time: [10, 15], recipients: 5_200, from: 20_400, seconds: 22, maxRing: 120 },
].map((campaign) => ({ ...DEFAULTS, ...campaign, time: [campaign.time[0] ?? 9, campaign.time[1] ?? 0] }));
