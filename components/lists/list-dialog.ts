import type { MailingList } from "@/lib/lists/schema";

/** What each dialog about a list gets. */
export interface ListDialogProps {
  list: MailingList;
  isOpen: boolean;
  onClose: () => void;
}
