import type { Role } from "@/lib/auth/permissions";

/** One for each role; they exist beside the sandbox only (operating contract, "Demo accounts"). */
export const DEMO_ACCOUNTS: readonly { email: string; name: string; role: Role }[] = [
  { email: "marketing@demo.local", name: "דנה לוי", role: "marketing" },
  { email: "supervisor@demo.local", name: "יואב כהן", role: "supervisor" },
  { email: "admin@demo.local", name: "מיכל אברהם", role: "admin" },
];
