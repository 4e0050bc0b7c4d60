import "server-only";
import { AppError } from "@/lib/errors";
import { UpstreamUnreachable } from "@/lib/ip-sales/errors";

/** What came of one of several questions to IP-Sales: an answer, or why there is none. */
export type Outcome<Value> = { value: Value } | { error: AppError };

const AT_ONCE = 4;

/**
 * Asks IP-Sales about each, some side by side, in their order. What can't be read stands among the outcomes; once IP-Sales can't be
 * reached, the rest is not asked.
 * @throws what is no AppError
 */
export async function someAtOnce<Item, Value>(items: readonly Item[], ask: (item: Item) => Promise<Value>): Promise<Outcome<Value>[]> {
  const outcomes: Outcome<Value>[] = [];
  const waiting = items.entries();
  let away: AppError | null = null;
  const askNext = async () => {
    for (const [index, item] of waiting) {
      const outcome: Outcome<Value> = away ? { error: away } : await outcomeOf(ask(item));
      if ("error" in outcome && outcome.error instanceof UpstreamUnreachable) away = outcome.error;
      outcomes[index] = outcome;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askNext));
  return outcomes;
}

async function outcomeOf<Value>(asked: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (error instanceof AppError) return { error };
    throw error;
  }
}
