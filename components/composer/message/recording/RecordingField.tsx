"use client";
import { Scissors } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import type { FormRecording } from "@/lib/drafts/form";
import { fileStem } from "@/lib/recordings/file-name";
import type { Sound } from "@/lib/recordings/sound";
import { RecordingCard } from "./RecordingCard";
import { RecordingSources } from "./RecordingSources";
import { useKeepRecording } from "./use-keep-recording";

const Recorder = dynamic(() => import("./Recorder").then(({ Recorder }) => Recorder), { ssr: false });
const Trimmer = dynamic(() => import("./Trimmer").then(({ Trimmer }) => Trimmer), { ssr: false });

interface RecordingFieldProps {
  value: FormRecording | null;
  onChange: (recording: FormRecording) => void;
}

/** The recording of a campaign: uploaded, recorded here, or cut. What there was stays until another one is kept on the server. */
export function RecordingField({ value, onChange }: RecordingFieldProps) {
  const t = useTranslations("composer.recording");
  const [act, setAct] = useState<"none" | "choose" | "record" | "trim">("none");
  const box = useRef<HTMLDivElement>(null);
  const arrived = useRef(false);
  const change = (next: FormRecording) => {
    arrived.current = true;
    setAct("none");
    onChange(next);
  };
  const kept = useKeepRecording((recording) => change(act === "trim" && value ? asPart(recording, value) : recording));
  const { keeping, keep, stop } = kept;
  const show = (next: typeof act) => {
    stop();
    setAct(next);
  };
  const id = value?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that was pressed is gone when another recording is shown
  useEffect(() => {
    if (arrived.current) box.current?.focus();
    arrived.current = false;
  }, [id]);

  const trim = (wav: Blob, sound: Sound) => {
    const stem = fileStem(value?.fileName ?? "") || t("unnamed");
    void keep(new File([wav], t("trimmedName", { name: stem }), { type: "audio/wav" }), sound);
  };
  const toRecord = <Recorder keeping={keeping} onUse={(file, sound) => void keep(file, sound)} onClose={() => show("none")} />;
  const toChoose = (
    <RecordingSources
      keeping={keeping}
      onFile={(file) => void keep(file)}
      onRecord={() => show("record")}
      onStop={stop}
      replaces={value !== null}
    />
  );
  if (!value) return act === "record" ? toRecord : toChoose;
  const whole = value.trimmedFrom;
  return (
    <div className="flex flex-col gap-3">
      <RecordingCard
        recording={value}
        boxRef={box}
        trimmer={
          act === "trim"
            ? (sound, src) => <Trimmer src={src} sound={sound} keeping={keeping} onTrim={trim} onClose={() => show("none")} />
            : null
        }
        onUndoTrim={whole && act !== "trim" ? () => change(whole) : undefined}
        actions={(canTrim) => (
          <div className="flex flex-wrap gap-2">
            {act !== "trim" && (
              <Button kind="quiet" icon={Scissors} isDisabled={!canTrim} onPress={() => show("trim")}>
                {t("trim.open")}
              </Button>
            )}
            <Button
              kind="quiet"
              aria-expanded={act === "choose" || act === "record"}
              onPress={() => show(act === "choose" || act === "record" ? "none" : "choose")}
            >
              {act === "choose" || act === "record" ? t("keepThis") : t("replace")}
            </Button>
          </div>
        )}
      />
      {act === "choose" && toChoose}
      {act === "record" && toRecord}
    </div>
  );
}

/** A part remembers the whole it comes from, however often it is cut. */
function asPart(part: FormRecording, from: FormRecording): FormRecording {
  const { trimmedFrom, ...whole } = from;
  return { ...part, trimmedFrom: trimmedFrom ?? whole };
}
