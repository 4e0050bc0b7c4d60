import type { Locale } from "@/lib/i18n/config";
import type { Role } from "./permissions";

/** Who is asking: read from the database at every request, so that a changed role or a disabled account bites at once. */
export interface Actor {
  id: string;
  email: string;
  name: string;
  role: Role;
  sessionId: string;
  locale: Locale | null;
  theme: "system" | "light" | "dark" | null;
}
