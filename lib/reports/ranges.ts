const DAY_MINUTES = 24 * 60;

type Seconds = [from: number, to: number | null];
type Time = [from: number, to: number];

/** Whether all of `bin` is among the lengths. Ranges are half open; null has no end. */
export function hasSeconds(ranges: readonly Seconds[], [from, to]: Seconds): boolean {
  const merged = union(ranges.map(closed));
  return merged.some((range) => range[0] <= from && range[1] >= end(to));
}

/** Whether some of `bin` is among the lengths. */
export function touchesSeconds(ranges: readonly Seconds[], bin: Seconds): boolean {
  const [from, to] = closed(bin);
  return ranges.map(closed).some((range) => Math.max(range[0], from) < Math.min(range[1], to));
}

/** The lengths with `bin`, or without it where all of it was in; as few ranges as tell it, in order. */
export function toggleSeconds(ranges: readonly Seconds[], bin: Seconds): Seconds[] {
  const [from, to] = closed(bin);
  const before = union(ranges.map(closed));
  const after = hasSeconds(ranges, bin)
    ? before.flatMap((range): Time[] => [
        [range[0], Math.min(range[1], from)],
        [Math.max(range[0], to), range[1]],
      ])
    : union([...before, [from, to]]);
  return after.filter((range) => range[0] < range[1]).map(([start, stop]) => [start, stop === Number.POSITIVE_INFINITY ? null : stop]);
}

const end = (to: number | null) => to ?? Number.POSITIVE_INFINITY;
const closed = ([from, to]: Seconds): Time => [from, end(to)];

function union(ranges: Time[]): Time[] {
  const merged: Time[] = [];
  for (const [from, to] of ranges.filter((range) => range[0] < range[1]).sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Which minutes of the day are in; a range goes past midnight where its end is not the larger. */
function minutesOf(ranges: readonly Time[]): boolean[] {
  const day = new Array<boolean>(DAY_MINUTES).fill(false);
  for (const [from, to] of ranges) {
    const length = to > from ? to - from : to + DAY_MINUTES - from;
    for (let minute = from; minute < from + length; minute++) day[minute % DAY_MINUTES] = true;
  }
  return day;
}

/** Whether all of `bucket` is among the times of the day. */
export function hasTime(ranges: readonly Time[], bucket: Time): boolean {
  const chosen = minutesOf(ranges);
  return minutesOf([bucket]).every((asked, minute) => !asked || chosen[minute]);
}

/** Whether some of `bucket` is among the times of the day. */
export function touchesTime(ranges: readonly Time[], bucket: Time): boolean {
  const chosen = minutesOf(ranges);
  return minutesOf([bucket]).some((asked, minute) => asked && chosen[minute]);
}

/** The times of the day with `bucket`, or without it where all of it was in; as few ranges as tell it, one of them past midnight at most. */
export function toggleTime(ranges: readonly Time[], bucket: Time): Time[] {
  const chosen = minutesOf(ranges);
  const without = hasTime(ranges, bucket);
  minutesOf([bucket]).forEach((asked, minute) => {
    if (asked) chosen[minute] = !without;
  });
  if (chosen.every(Boolean)) return [[0, DAY_MINUTES]];
  const starts = chosen.flatMap((on, minute) => (on && !chosen[(minute + DAY_MINUTES - 1) % DAY_MINUTES] ? [minute] : []));
  return starts.map((from) => {
    let length = 0;
    while (chosen[(from + length) % DAY_MINUTES]) length++;
    const to = from + length;
    return [from, to > DAY_MINUTES ? to - DAY_MINUTES : to];
  });
}
