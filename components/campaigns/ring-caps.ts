/** IP-Sales refuses more (reference, max_ringSet). */
export const LARGEST_CAP = 99_999;

const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The caps that the slider offers: close together where one more matters, far apart where it doesn't. Any other is typed. */
export const CAP_STOPS: readonly number[] = [
  ...new Set([
    ...Array.from({ length: 10 }, (_, index) => index + 1),
    ...[10, 100, 1_000, 10_000].flatMap((size) => STEPS.map((step) => Math.round(size * step))),
    LARGEST_CAP,
  ]),
];

/** The place on the slider that is nearest to a cap, by their ratio. */
export function placeOfCap(cap: number): number {
  const distance = (stop: number) => Math.abs(Math.log(stop) - Math.log(Math.max(1, cap)));
  return CAP_STOPS.reduce((best, stop, place) => (distance(stop) < distance(CAP_STOPS[best] ?? 1) ? place : best), 0);
}
