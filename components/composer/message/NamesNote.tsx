"use client";
import { useTranslations } from "next-intl";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/Button";
import { Disclosure } from "@/components/ui/Disclosure";
import { useComposer } from "../use-composer";

/** Where somebody looks for merge fields: there are none, and what there is instead. */
export function NamesNote() {
  const t = useTranslations("composer.message");
  const { form } = useComposer();
  const goToAddress = () => {
    flushSync(() => form.setValue("message.kind", "apiUrl"));
    form.setFocus("message.url");
  };
  return (
    <Disclosure title={t("names.title")}>
      <div className="flex max-w-[72ch] flex-col items-start gap-2 text-ink-2">
        <p>{t("names.same")}</p>
        <p>{t("names.own")}</p>
        <Button onPress={goToAddress}>{t("names.choose")}</Button>
      </div>
    </Disclosure>
  );
}
