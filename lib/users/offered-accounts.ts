import "server-only";
import { env } from "@/lib/env";
import { DEMO_ACCOUNTS, type DemoAccount } from "./demo-accounts";

/** The accounts that the sign-in page offers to fill in: the demo's beside the sandbox, none of a real deployment. */
export function offeredAccounts(): readonly DemoAccount[] {
  return env.sandboxMode ? DEMO_ACCOUNTS : [];
}
