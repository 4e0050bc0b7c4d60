"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { FormRecording } from "@/lib/drafts/form";
import { fileStem } from "@/lib/recordings/file-name";
import type { Sound } from "@/lib/recordings/sound";
import { RecordingActions } from "./RecordingActions";
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
  const movesFocus = useFocusMove(box, `${act} ${value?.id}`);
  const [comesBack, setComesBack] = useState(false);
  const change = (next: FormRecording) => {
    movesFocus.current = true;
    setAct("none");
    onChange(next);
  };
  const kept = useKeepRecording((recording) => change(act === "trim" && value ? asPart(recording, value) : recording));
  const { keeping, keep, stop } = kept;
  const show = (next: typeof act) => {
    stop();
    setComesBack(act === "record" && next === "none");
    setAct(next);
  };
  const close = () => {
    movesFocus.current = true;
    show("none");
  };
  const trim = (wav: Blob, sound: Sound) => {
    const stem = fileStem(value?.fileName ?? "") || t("unnamed");
    void keep(new File([wav], t("trimmedName", { name: stem }), { type: "audio/wav" }), sound);
  };
  const toRecord = <Recorder keeping={keeping} onUse={(file, sound) => void keep(file, sound)} onClose={close} />;
  const toChoose = (
    <RecordingSources
      keeping={keeping}
      onFile={(file) => void keep(file)}
      onRecord={() => show("record")}
      onStop={stop}
      replaces={value !== null}
      comesBack={comesBack}
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
            ? (sound, src) => <Trimmer key={value.id} src={src} sound={sound} keeping={keeping} onTrim={trim} onClose={close} />
            : null
        }
        onUndoTrim={whole && act !== "trim" ? () => change(whole) : undefined}
        actions={(canTrim) => (
          <RecordingActions
            canTrim={canTrim}
            isTrimming={act === "trim"}
            isReplacing={act === "choose" || act === "record"}
            onTrim={() => show("trim")}
            onReplace={() => show("choose")}
            onKeep={() => show("none")}
          />
        )}
      />
      {act === "choose" && toChoose}
      {act === "record" && toRecord}
    </div>
  );
}

/** Set to true, it gives the box the focus when what is shown has changed: the button that was pressed is gone by then. */
function useFocusMove(box: RefObject<HTMLElement | null>, shown: string): RefObject<boolean> {
  const wanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` says when
  useEffect(() => {
    if (!wanted.current || !box.current) return;
    box.current.focus();
    wanted.current = false;
  }, [box, shown]);
  return wanted;
}

/** A part remembers the whole it comes from, however often it is cut. */
function asPart(part: FormRecording, from: FormRecording): FormRecording {
  const { trimmedFrom, ...whole } = from;
  return { ...part, trimmedFrom: trimmedFrom ?? whole };
}
