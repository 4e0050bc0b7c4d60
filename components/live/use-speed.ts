import { useFormatter } from "next-intl";

/** Calls a minute as they are read: tenths only while they are few. */
export function useSpeed(): (perMinute: number) => string {
  const format = useFormatter();
  return (perMinute) => format.number(perMinute, { maximumFractionDigits: perMinute < 10 ? 1 : 0 });
}
