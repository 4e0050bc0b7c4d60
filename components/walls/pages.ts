/**
 * What a screen with so many seats shows in turn: what is urgent on every page, all else on one of them. Where the urgent ones leave no
 * seat for anything else they take turns too, and come first.
 * @returns at least one page, none with more cards than seats
 */
export function pagesOf<T>(urgent: readonly T[], others: readonly T[], seats: number): T[][] {
  const room = Math.max(1, seats);
  if (urgent.length + others.length <= room) return [[...urgent, ...others]];
  if (urgent.length >= room) return parts([...urgent, ...others], room);
  return parts(others, room - urgent.length).map((part) => [...urgent, ...part]);
}

const parts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
