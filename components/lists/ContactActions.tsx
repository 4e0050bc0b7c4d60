"use client";
import { Ban, CircleCheck, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/Menu";
import type { Chosen } from "@/lib/lists/contact-queries";
import type { ShownContact } from "@/lib/lists/contact-schema";
import { contactName } from "./contact-name";

export type BulkAct = { kind: "block" | "unblock" | "delete"; chosen: Chosen };

/** What a person began to do with contacts; each has its dialog. */
export type ContactAct = { kind: "add" } | { kind: "edit"; contact: ShownContact } | BulkAct;

interface ContactActionsProps {
  contact: ShownContact;
  onAct: (act: ContactAct) => void;
}

export function ContactActions({ contact, onAct }: ContactActionsProps) {
  const t = useTranslations("lists.contacts");
  const chosen = { contacts: [contact] };
  const label = t("menu", { name: contactName(contact) || contact.phones[0] || contact.emails[0] || contact.id });
  return (
    <Menu aria-label={label} trigger={<IconButton label={label} icon={Ellipsis} />}>
      <MenuItem id="edit" icon={Pencil} onAction={() => onAct({ kind: "edit", contact })}>
        {t("edit")}
      </MenuItem>
      {contact.blocked !== true && (
        <MenuItem id="block" icon={Ban} onAction={() => onAct({ kind: "block", chosen })}>
          {t("block")}
        </MenuItem>
      )}
      {contact.blocked !== false && (
        <MenuItem id="unblock" icon={CircleCheck} onAction={() => onAct({ kind: "unblock", chosen })}>
          {t("unblock")}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem id="delete" icon={Trash2} tone="danger" onAction={() => onAct({ kind: "delete", chosen })}>
        {t("delete")}
      </MenuItem>
    </Menu>
  );
}
