"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/Select";
import type { Microphone } from "@/lib/recordings/microphone";

const DEFAULT = "default";

interface MicrophoneChoiceProps {
  microphones: readonly Microphone[];
  /** Null: the computer's own choice. */
  chosen: string | null;
  onChoose: (deviceId: string | null) => void;
}

/** Which microphone is heard. */
export function MicrophoneChoice({ microphones, chosen, onChoose }: MicrophoneChoiceProps) {
  const t = useTranslations("composer.recording");
  // Chromium lists its own default among the devices, under this id.
  const others = microphones.filter(({ id }) => id !== DEFAULT);
  const items = [
    { id: DEFAULT, label: t("defaultMicrophone") },
    ...others.map(({ id, label }, index) => ({ id, label: label || t("microphoneNumber", { number: index + 1 }) })),
  ];
  return (
    <Select
      label={t("microphoneLabel")}
      items={items}
      value={chosen ?? DEFAULT}
      onChange={(id) => onChoose(id === DEFAULT ? null : id)}
      className="max-w-96"
    />
  );
}
