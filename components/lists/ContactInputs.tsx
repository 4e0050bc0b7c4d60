"use client";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { TextField } from "@/components/ui/TextField";
import type { ContactFields } from "@/lib/lists/contact-schema";
import { LIMITS } from "@/lib/lists/schema";
import { formatPhone } from "@/lib/phones/number";

export type ContactTexts = { [Name in keyof Required<ContactFields>]: string };

interface ContactInputsProps {
  texts: ContactTexts;
  onChange: (part: Partial<ContactTexts>) => void;
  problems: ReadonlyMap<string, string>;
  /** Second and third numbers, which can't be changed one by one. */
  otherPhones: string[];
  phoneField: Ref<HTMLInputElement>;
}

export function ContactInputs({ texts, onChange, problems, otherPhones, phoneField }: ContactInputsProps) {
  const t = useTranslations("lists.contacts.fields");
  const field = (name: keyof ContactTexts) => ({
    label: t(name),
    autoComplete: "off",
    value: texts[name],
    onChange: (text: string) => onChange({ [name]: text }),
    errorMessage: problems.get(name),
  });
  return (
    <>
      <TextField {...field("phone")} type="tel" inputMode="tel" autoFocus ltr mono inputRef={phoneField} />
      {otherPhones.length > 0 && (
        <p className="-mt-2 text-ink-2 text-sm">
          {t("otherPhones")}{" "}
          {otherPhones.map((phone) => (
            <Ltr key={phone} mono className="me-2">
              {formatPhone(phone)}
            </Ltr>
          ))}
        </p>
      )}
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <TextField {...field("firstName")} maxLength={LIMITS.contactName} />
        <TextField {...field("lastName")} maxLength={LIMITS.contactName} />
      </div>
      <TextField {...field("email")} type="email" inputMode="email" ltr maxLength={LIMITS.email} />
      <TextField {...field("email2")} type="email" inputMode="email" ltr maxLength={LIMITS.email} />
    </>
  );
}
