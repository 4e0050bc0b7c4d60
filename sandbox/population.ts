import { phoneToNumber } from "./phone-rules.ts";
import { Draws, hash, Lottery } from "./random.ts";

const PREFIXES = new Lottery<string>(
  ["052", 24],
  ["050", 22],
  ["054", 20],
  ["053", 14],
  ["058", 7],
  ["055", 4],
  ["02", 3],
  ["03", 3],
  ["04", 2],
  ["08", 1],
);

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
    return phoneToNumber(prefix + String((place * STRIDE + shift) % SUBSCRIBERS).padStart(7, "0"));
  });
}
