import type { ShownContact } from "@/lib/lists/contact-schema";

/** Empty where the contact has none. */
export const contactName = ({ firstName, lastName }: Pick<ShownContact, "firstName" | "lastName">): string =>
  [firstName, lastName].filter(Boolean).join(" ");
