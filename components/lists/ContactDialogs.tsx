"use client";
import type { MailingList } from "@/lib/lists/schema";
import type { ContactAct } from "./ContactActions";
import { ContactDialog } from "./ContactDialog";
import { DeleteDialog } from "./DeleteDialog";
import { StatusDialog } from "./StatusDialog";

interface ContactDialogsProps {
  list: MailingList;
  act: ContactAct | null;
  onClose: () => void;
  /** Contacts were changed or removed: what was chosen isn't what it was. */
  onDone: () => void;
}

/** The dialog of what a person began to do. */
export function ContactDialogs({ list, act, onClose, onDone }: ContactDialogsProps) {
  if (act === null) return null;
  if (act.kind === "add") return <ContactDialog list={list} onClose={onClose} />;
  if (act.kind === "edit") return <ContactDialog list={list} contact={act.contact} onClose={onClose} />;
  if (act.kind === "delete") return <DeleteDialog list={list} chosen={act.chosen} onClose={onClose} onDone={onDone} />;
  return <StatusDialog list={list} change={act.kind} chosen={act.chosen} onClose={onClose} onDone={onDone} />;
}
