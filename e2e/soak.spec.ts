import { expect, test } from "@playwright/test";
import { soak } from "./soak/soak";

/** A minute of `npm run soak`. */
test("five hundred people come and go before the live board for a minute, and it neither grows nor forgets anybody", async () => {
  test.setTimeout(150_000);
  const { problems, figures } = await soak({ seconds: 60, viewers: 500, seed: 7 });
  expect(problems, JSON.stringify(figures, null, 2)).toEqual([]);
  expect(figures["left"]).toBeGreaterThan(100);
  expect(figures["stoppedReading"]).toBeGreaterThan(20);
});
