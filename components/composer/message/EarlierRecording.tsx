"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { FormText } from "../fields/FormText";
import { useComposer } from "../use-composer";
import { ChosenRecording } from "./ChosenRecording";
import { RecordingPicker } from "./RecordingPicker";

/** A recording that the account has: chosen from an earlier campaign, or known by its name. */
export function EarlierRecording() {
  const t = useTranslations("composer.message");
  const { form, values } = useComposer();
  const name = values.message.name.trim();
  const [isPicking, setPicking] = useState(name === "");
  const [former, setFormer] = useState("");
  const [wasMoved, setMoved] = useState(false);

  const show = (picking: boolean) => {
    setPicking(picking);
    setMoved(true);
  };
  const take = (next: string) => {
    form.setValue("message.name", next, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
    show(false);
  };
  const replace = () => {
    setFormer(name);
    show(true);
  };
  const takeTyped = async () => {
    if (await form.trigger("message.name", { shouldFocus: true })) show(false);
  };

  if (!isPicking) return <ChosenRecording name={name} onReplace={replace} autoFocus={wasMoved} />;
  return (
    <div className="flex flex-col gap-4">
      <RecordingPicker chosen={name} onChoose={take} autoFocus={wasMoved} />
      <div data-field="message">
        <FormText name="message.name" label={t("recordingName")} description={t("recordingNameHint")} ltr mono className="max-w-120" />
      </div>
      {(name !== "" || former !== "") && (
        <div className="flex flex-wrap gap-2">
          {name !== "" && <Button onPress={() => void takeTyped()}>{t("earlier.useName")}</Button>}
          {former !== "" && (
            <Button kind="quiet" onPress={() => take(former)}>
              {t("earlier.keep")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
