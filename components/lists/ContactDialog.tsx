"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { FormProblem } from "@/components/ui/FormProblem";
import { toast } from "@/components/ui/toast";
import { fieldProblems } from "@/lib/http/field-problems";
import { useAddContact, useChangeContact } from "@/lib/lists/contact-queries";
import type { ContactFields, ShownContact } from "@/lib/lists/contact-schema";
import type { MailingList } from "@/lib/lists/schema";
import { ContactInputs, type ContactTexts } from "./ContactInputs";

interface ContactDialogProps {
  list: MailingList;
  /** The one that is changed; without it one is added. */
  contact?: ShownContact;
  onClose: () => void;
}

/** Adds a contact, or changes one. What is typed stays when it is refused. */
export function ContactDialog({ list, contact, onClose }: ContactDialogProps) {
  const t = useTranslations("lists.contacts.dialog");
  return (
    <Dialog title={t(contact ? "editTitle" : "addTitle")} isOpen onOpenChange={(open) => open || onClose()}>
      {contact ? <EditForm list={list} contact={contact} onClose={onClose} /> : <AddForm list={list} onClose={onClose} />}
    </Dialog>
  );
}

const FIELDS = ["phone", "firstName", "lastName", "email", "email2"] as const;
const NOTHING: ContactTexts = { phone: "", firstName: "", lastName: "", email: "", email2: "" };

function AddForm({ list, onClose }: Omit<ContactDialogProps, "contact">) {
  const t = useTranslations("lists.contacts.dialog");
  const adding = useAddContact(list.id);
  const add = (texts: ContactTexts) =>
    adding.mutate(texts, {
      onSuccess: ({ optedOut }) => {
        onClose();
        toast(
          optedOut ? { tone: "info", title: t("addedBlocked"), description: t("addedBlockedWhy") } : { tone: "success", title: t("added") },
        );
      },
    });
  return (
    <ContactForm start={NOTHING} saving={{ ...adding, save: add }} submit={t("add")} onClose={onClose}>
      <p className="text-ink-2">{t("addHint")}</p>
    </ContactForm>
  );
}

function EditForm({ list, contact, onClose }: ContactDialogProps & { contact: ShownContact }) {
  const t = useTranslations("lists.contacts.dialog");
  const changing = useChangeContact(list.id, contact);
  const { phones, firstName, lastName, emails } = contact;
  const start = { phone: phones[0] ?? "", firstName, lastName, email: emails[0] ?? "", email2: emails[1] ?? "" };
  const change = (texts: ContactTexts) => {
    const changed = differing(start, texts);
    if (Object.keys(changed).length === 0) return onClose();
    changing.mutate(changed, {
      onSuccess: () => {
        onClose();
        toast({ tone: "success", title: t("changed") });
      },
    });
  };
  return (
    <ContactForm start={start} saving={{ ...changing, save: change }} submit={t("save")} otherPhones={phones.slice(1)} onClose={onClose}>
      {contact.blocked && <Banner tone="info">{t("staysBlocked")}</Banner>}
    </ContactForm>
  );
}

/** What isn't touched isn't sent: a number that IP-Sales has and we couldn't accept stays as it is. */
function differing(before: ContactTexts, after: ContactTexts): ContactFields {
  return Object.fromEntries(FIELDS.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]));
}

interface ContactFormProps {
  start: ContactTexts;
  saving: { error: Error | null; isPending: boolean; save: (texts: ContactTexts) => void };
  submit: string;
  otherPhones?: string[];
  onClose: () => void;
  children: React.ReactNode;
}

function ContactForm({ start, saving, submit, otherPhones = [], onClose, children }: ContactFormProps) {
  const t = useTranslations("lists.contacts.dialog");
  const ui = useTranslations("ui");
  const [texts, setTexts] = useState(start);
  const [asked, setAsked] = useState(false);
  const phoneField = useRef<HTMLInputElement>(null);
  const problems = fieldProblems(saving.error);
  const namesNobody = !texts.phone.trim() && !texts.email.trim();
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (namesNobody) return phoneField.current?.focus();
    if (!saving.isPending) saving.save(texts);
  };
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      {children}
      <ContactInputs
        texts={texts}
        onChange={(part) => setTexts((before) => ({ ...before, ...part }))}
        problems={asked && namesNobody ? new Map([["phone", t("phoneOrEmail")]]) : problems}
        otherPhones={otherPhones}
        phoneField={phoneField}
      />
      <FormProblem error={saving.error} fields={FIELDS} />
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={saving.isPending}>
          {submit}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={saving.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
