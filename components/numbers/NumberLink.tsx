"use client";
import { useTranslations } from "next-intl";
import { Can } from "@/components/shell/Can";
import { Ltr } from "@/components/ui/Ltr";
import { TextLink } from "@/components/ui/TextLink";
import { paths } from "@/lib/paths";
import { formatPhone, readPhone } from "@/lib/phones/number";
import { useAskedNumber } from "./asked-number";

interface NumberLinkProps {
  phone: string;
  /** The number itself, where it stands in a table; else words that say where the link leads. */
  look?: "words" | "number";
  className?: string;
}

/** Leads to everything that is known of a number. A text that is no number leads nowhere. */
export function NumberLink({ phone, look = "words", className }: NumberLinkProps) {
  const t = useTranslations("numbers.link");
  const [, ask] = useAskedNumber();
  const reading = readPhone(phone);
  if (reading.kind !== "phone") return look === "number" ? <Ltr mono>{phone}</Ltr> : null;
  const shown = formatPhone(reading.phone);
  const link = (
    <TextLink
      href={paths.numbers()}
      onPress={() => ask(reading.phone)}
      aria-label={look === "number" ? t("label", { phone: shown }) : undefined}
      className={className}
    >
      {look === "number" ? <Ltr mono>{shown}</Ltr> : t("words")}
    </TextLink>
  );
  return look === "number" ? link : <Can permission="numbers:read">{link}</Can>;
}
