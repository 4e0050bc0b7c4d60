import type { User } from "@/lib/users/schema";

/** What each dialog about an account gets. */
export interface UserDialogProps {
  user: User;
  isOpen: boolean;
  onClose: () => void;
}
