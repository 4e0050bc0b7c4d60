"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { CopyField } from "@/components/ui/CopyField";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { TextField } from "@/components/ui/TextField";
import { useErrorText } from "@/components/ui/use-error-text";
import { fieldProblems } from "@/lib/http/field-problems";
import { LOCALES, type Locale } from "@/lib/i18n/config";
import { useAddWallLink } from "@/lib/walls/queries";

interface NewWallDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** The screen's name and language in; its address out, once. */
export function NewWallDialog({ isOpen, onClose }: NewWallDialogProps) {
  const t = useTranslations("walls.newDialog");
  return (
    <Dialog title={t("title")} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <NewWall onClose={onClose} />
    </Dialog>
  );
}

function NewWall({ onClose }: { onClose: () => void }) {
  const add = useAddWallLink();
  return add.data ? <Made name={add.data.link.name} url={add.data.url} onClose={onClose} /> : <NewWallForm add={add} onClose={onClose} />;
}

function NewWallForm({ add, onClose }: { add: ReturnType<typeof useAddWallLink>; onClose: () => void }) {
  const t = useTranslations("walls");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [locale, setLocale] = useState<Locale>(useLocale());
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const problems = fieldProblems(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!name.trim()) return field.current?.focus();
    if (!add.isPending) add.mutate({ name, locale }, { onError: () => field.current?.focus() });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextField
        label={t("newDialog.name")}
        description={t("newDialog.nameNote")}
        autoFocus
        autoComplete="off"
        inputRef={field}
        value={name}
        onChange={setName}
        errorMessage={asked && !name.trim() ? t("problems.name") : problems.get("name")}
      />
      <RadioGroup
        label={t("newDialog.locale")}
        orientation="horizontal"
        items={LOCALES.map((id) => ({ id, label: t(`newDialog.locales.${id}`) }))}
        value={locale}
        onChange={setLocale}
      />
      {add.error && problems.size === 0 && (
        <Banner tone="danger" announce>
          {errorText(add.error)}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={add.isPending}>
          {t("newDialog.submit")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={add.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}

function Made({ name, url, onClose }: { name: string; url: string; onClose: () => void }) {
  const t = useTranslations("walls.newDialog");
  return (
    <>
      <p className="mb-4">{t.rich("done", { name, b: (text) => <bdi className="font-semibold">{text}</bdi> })}</p>
      <CopyField label={t("label")} value={url} />
      <ul className="mt-3 flex list-disc flex-col gap-1 ps-5 text-ink-2 text-sm">
        <li>{t("open")}</li>
        <li>{t("watch")}</li>
        <li>{t("once")}</li>
      </ul>
      <DialogActions>
        <Button size="large" onPress={onClose}>
          {t("finish")}
        </Button>
      </DialogActions>
    </>
  );
}
