"use client";
import { Phone as PhoneIcon, PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useReducer, useRef } from "react";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { languageOf } from "@/lib/campaigns/text-checks";
import { formatPhone } from "@/lib/phones/number";
import { lackingField } from "../../keys/key-fields";
import { useComposer } from "../../use-composer";
import { MessageHeard, SoundNote } from "./MessageHeard";
import { PhoneKeys } from "./PhoneKeys";
import { afterEvent, type CallEvent, type CallPlan, PHONE_KEYS, type PhoneCall, RINGING } from "./phone-call";
import { messageOf, type Sound } from "./sound";
import { usePlayback } from "./use-playback";
import { useToldWords } from "./use-told-words";
import { useVoice } from "./use-voice";

/** One call after another, by mouse and by keyboard: digits press keys, Escape hangs up. Another message is another call: give it a `key`. */
export function DrawnCall({ sound }: { sound: Sound }) {
  const t = useTranslations("composer.phone");
  const plan = usePlan(sound);
  const [call, send] = useReducer((now: PhoneCall, event: CallEvent) => afterEvent(now, event, plan), RINGING);
  const caller = useCaller();
  const words = useToldWords(sound);
  const voice = useVoice(languageOf(sound.kind === "speech" ? sound.text : ""));
  const isHeard = call.at === "listening" && !call.isOver;
  const playback = usePlayback(sound, isHeard ? call.round : null, voice, () => send("message-over"));
  const { ref, act } = useFocusKept(call.at, send);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = PHONE_KEYS.find((known) => known === event.key);
    if (key) act({ press: key });
    else if (event.key === "Escape" && call.at !== "ended") act("hang-up");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div
        ref={ref}
        role="group"
        aria-label={t("drawn")}
        onKeyDown={onKeyDown}
        className="mx-auto flex w-60 flex-col gap-3 rounded-[28px] border-2 border-line-strong bg-canvas p-4"
      >
        {/* High enough for all that is said, so that the keys stay where they are. */}
        <div className="flex min-h-52 flex-col gap-2 text-center leading-5">
          <p className="text-ink-2 text-sm">{t(`places.${call.at}`)}</p>
          <p className="font-semibold">{caller}</p>
          <p role="status">
            <span key={call.turn}>{words(call.told)}</span>
          </p>
          {call.at === "listening" && <MessageHeard sound={sound} playback={playback} isOver={call.isOver} />}
        </div>
        <PhoneKeys onPress={(key) => act({ press: key })} isDisabled={call.at === "ringing" || call.at === "ended"} />
        <CallButtons at={call.at} onAct={act} />
      </div>
      <SoundNote sound={sound} isBroken={playback.isBroken} hasVoice={voice !== null} />
    </>
  );
}

function CallButtons({ at, onAct }: { at: PhoneCall["at"]; onAct: (event: CallEvent) => void }) {
  const t = useTranslations("composer.phone");
  switch (at) {
    case "ringing":
      return (
        <div className="grid grid-cols-2 gap-2">
          <Button icon={PhoneIcon} onPress={() => onAct("answer")}>
            {t("answer")}
          </Button>
          <Button icon={PhoneOff} onPress={() => onAct("hang-up")}>
            {t("decline")}
          </Button>
        </div>
      );
    case "ended":
      return (
        <Button icon={PhoneIcon} onPress={() => onAct("call-again")}>
          {t("callAgain")}
        </Button>
      );
    default:
      return (
        <Button icon={PhoneOff} onPress={() => onAct("hang-up")}>
          {t("hangUp")}
        </Button>
      );
  }
}

/** An act of the person's may take away the button that has the focus: then the next step's button gets it. */
function useFocusKept(at: PhoneCall["at"], send: (event: CallEvent) => void) {
  const ref = useRef<HTMLDivElement>(null);
  const wasActed = useRef(false);
  const act = (event: CallEvent) => {
    wasActed.current = true;
    send(event);
  };
  useEffect(() => {
    if (!wasActed.current) return;
    wasActed.current = false;
    if (ref.current?.contains(document.activeElement)) return;
    [...(ref.current?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])].at(at === "ringing" ? 0 : -1)?.focus();
  }, [at]);
  return { ref, act };
}

function usePlan(sound: Sound): CallPlan {
  const { keys } = useComposer().values;
  return {
    message: messageOf(sound),
    keys: {
      "1": keys[1].kind,
      "2": keys[2].kind,
      "3": keys[3].kind,
      "4": keys[4].kind,
      "5": keys[5].kind,
      "6": keys[6].kind,
      "7": keys[7].kind,
      "8": keys[8].kind,
    },
    lacking: new Set(ASSIGNABLE_KEYS.filter((digit) => lackingField(keys[digit]) !== null)),
  };
}

function useCaller() {
  const t = useTranslations("composer.phone");
  const { callerId } = useComposer().values;
  return callerId === "" ? t("accountNumber") : <Ltr mono>{formatPhone(callerId)}</Ltr>;
}
