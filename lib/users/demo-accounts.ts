import type { Role } from "@/lib/auth/permissions";

export interface DemoAccount {
  email: string;
  name: string;
  role: Role;
}

/** One for each role; they exist beside the sandbox only (operating contract, "Demo accounts"). */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: "marketing@demo.local", name: "דנה לוי", role: "marketing" },
  { email: "supervisor@demo.local", name: "יואב כהן", role: "supervisor" },
  { email: "admin@demo.local", name: "מיכל אברהם", role: "admin" },
];
