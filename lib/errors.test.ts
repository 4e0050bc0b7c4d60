import { expect, test, vi } from "vitest";

async function copy() {
  vi.resetModules();
  return { ...(await import("./errors")), ...(await import("./ip-sales/errors")) };
}

test("an error is known by its kind, whichever copy of its module made it", async () => {
  const [one, other] = [await copy(), await copy()];
  const refused = new one.UpstreamRefused({ action: "campaignReport", code: 1, note: "", answer: {} });
  expect(other.UpstreamRefused).not.toBe(one.UpstreamRefused);
  expect(refused).toBeInstanceOf(other.UpstreamRefused);
  expect(refused).toBeInstanceOf(other.AppError);
  expect(refused).not.toBeInstanceOf(other.UpstreamUnknown);
  expect(refused).toBeInstanceOf(Error);
  expect(new one.AppError("busy")).toBeInstanceOf(other.AppError);
  expect(new one.AppError("busy")).not.toBeInstanceOf(other.UpstreamRefused);
  for (const foreign of [new Error("AppError"), { name: "UpstreamRefused" }, null, "UpstreamRefused"]) {
    expect(foreign).not.toBeInstanceOf(one.AppError);
    expect(foreign).not.toBeInstanceOf(one.UpstreamRefused);
  }
});
