"use client";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "react-aria-components";
import { TextField, type TextFieldProps } from "./TextField";

interface PasswordFieldProps extends Omit<TextFieldProps, "type" | "ltr" | "after" | "autoComplete"> {
  /** Tells the browser's password keeper whether to fill in or to offer a new one. */
  autoComplete: "current-password" | "new-password";
}

/** A password, hidden until it is asked to be shown: so it needs no second field. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations("ui");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      {...props}
      type={shown ? "text" : "password"}
      ltr
      after={
        <Button
          aria-label={t(shown ? "hidePassword" : "showPassword")}
          onPress={() => setShown(!shown)}
          className="-me-2 grid size-8 shrink-0 cursor-pointer place-items-center rounded-md text-ink-2 hover:bg-hover max-md:size-11"
        >
          <Icon size={16} aria-hidden />
        </Button>
      }
    />
  );
}
