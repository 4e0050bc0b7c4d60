import { Draws, hash, Lottery } from "./random.ts";

/** Without their leading 0, as a column holds numbers. */
const PREFIXES = new Lottery<number>([52, 24], [50, 22], [54, 20], [53, 14], [58, 7], [55, 4], [2, 3], [3, 3], [4, 2], [8, 1]);

const SUBSCRIBERS = 10_000_000;
// Coprime with ten million, so that different places give different last seven digits, and look unrelated.
const STRIDE = 7_654_321;
const POPULATION_STREAM = 31;

/** `count` different numbers, those at the places `from`… of the seed's population; places go up to ten million. */
export function population(seed: number, count: number, from = 0): Uint32Array {
  const shift = hash(seed, POPULATION_STREAM) % SUBSCRIBERS;
  return Uint32Array.from({ length: count }, (_, i) => {
    const place = from + i;
    const prefix = PREFIXES.draw(new Draws(seed, place, POPULATION_STREAM));
    return prefix * SUBSCRIBERS + ((place * STRIDE + shift) % SUBSCRIBERS);
  });
}
