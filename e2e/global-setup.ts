import { startProduct } from "./product";
import { keepSession, ROLES } from "./sign-in";

/** One product for all tests, one session a role. Returns what ends it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const end = await startProduct();
  try {
    for (const role of ROLES) await keepSession(role);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
