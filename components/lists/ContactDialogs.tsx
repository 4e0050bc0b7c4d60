"use client";
import type { MailingList } from "@/lib/lists/schema";
import type { BulkAct, ContactAct } from "./ContactActions";
import { ContactDialog } from "./ContactDialog";
import { DeleteDialog } from "./DeleteDialog";
import { StatusDialog } from "./StatusDialog";

interface ContactDialogsProps {
  list: MailingList;
  act: ContactAct | null;
  onClose: () => void;
  /** These were changed or removed: whoever of them was chosen isn't what they were. */
  onDone: (act: BulkAct) => void;
}

/** The dialog of what a person began to do. */
export function ContactDialogs({ list, act, onClose, onDone }: ContactDialogsProps) {
  if (act === null) return null;
  if (act.kind === "add") return <ContactDialog list={list} onClose={onClose} />;
  if (act.kind === "edit") return <ContactDialog list={list} contact={act.contact} onClose={onClose} />;
  const done = () => onDone(act);
  if (act.kind === "delete") return <DeleteDialog list={list} chosen={act.chosen} onClose={onClose} onDone={done} />;
  return <StatusDialog list={list} change={act.kind} chosen={act.chosen} onClose={onClose} onDone={done} />;
}
