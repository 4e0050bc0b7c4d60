"use client";
import { useTranslations } from "next-intl";
import { TextField, type TextFieldProps } from "./TextField";

interface TypedFieldProps extends Pick<TextFieldProps, "autoFocus" | "className" | "inputRef"> {
  /** What has to be typed before the act. */
  typed: string;
  value: string;
  onChange: (text: string) => void;
  /** The act was asked for: what doesn't fit is said. */
  isTried: boolean;
  /** What the server said of it. */
  problem?: string | undefined;
}

/** Takes a text that is typed over, so that nobody does by habit what can't be taken back. */
export function TypedField({ typed, value, isTried, problem, ...props }: TypedFieldProps) {
  const t = useTranslations("ui");
  return (
    <TextField
      {...props}
      label={t.rich("typeToConfirm", {
        text: typed,
        b: (text) => (
          <bdi dir="auto" className="select-all font-bold">
            {text}
          </bdi>
        ),
      })}
      autoComplete="off"
      value={value}
      errorMessage={isTried && !isTyped(value, typed) ? t("typeToConfirmMismatch") : problem}
    />
  );
}

/** Whether the text is what had to be typed. */
export const isTyped = (text: string, typed: string): boolean => squeezed(text) === squeezed(typed);

/** What can't be seen, or isn't on a phone's keyboard, is not asked for: doubled spaces, kinds of dashes and of quotes. */
const squeezed = (text: string) =>
  text
    .normalize("NFC")
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[\u05be\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u05f3\u2018\u2019]/g, "'")
    .replace(/[\u05f4\u201c-\u201e]/g, '"');
