"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useKeyWords } from "@/components/composer/keys/use-key-words";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { EMPTY_FORM, type KeyValues } from "@/lib/drafts/form";
import type { Launch } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phones/number";
import { formatDuration } from "@/lib/time";

type Content = NonNullable<Launch["content"]>;

interface LaunchContentProps {
  launchId: string;
  content: Content;
  /** Of the message. */
  seconds: number | null;
}

/** What people hear, what the keys do, and how they are called: all that is sent besides the numbers. */
export function LaunchContent({ launchId, content, seconds }: LaunchContentProps) {
  const t = useTranslations("launches.content");
  const review = useTranslations("composer.review");
  const timing = useTranslations("composer.timing");
  const { callerId, callLength, retries, schedule, maxRing, externalId, description } = content;
  return (
    <dl className="flex flex-col gap-3">
      <Fact label={seconds === null ? t("message") : t.rich("messageOf", { length: formatDuration(seconds), num: ltr })}>
        <Message launchId={launchId} message={content.message} />
      </Fact>
      <Fact label={review("keys")}>
        <Keys content={content} />
      </Fact>
      <Fact label={review("callerId")}>{callerId === undefined ? timing("defaultCallerId") : <Ltr mono>{formatPhone(callerId)}</Ltr>}</Fact>
      <Fact label={review("attempts")}>
        {review("attemptsAnswer", { seconds: callLength, count: retries.count, minutes: retries.minutesBetween })}
      </Fact>
      <Fact label={review("quietHours")}>{review(schedule.quietHours ? "quietHoursYes" : "quietHoursNo")}</Fact>
      <Fact label={review("ringCap")}>{maxRing === undefined ? timing("ringCaps.none") : timing("upTo", { count: maxRing })}</Fact>
      {(externalId || description) && (
        <Fact label={review("more")}>
          <bdi dir="auto">{[externalId, description].filter(Boolean).join(" · ")}</bdi>
        </Fact>
      )}
    </dl>
  );
}

function Message({ launchId, message }: { launchId: string; message: Content["message"] }) {
  const t = useTranslations("composer.answers");
  const own = useTranslations("launches.content");
  const bdi = (chunks: ReactNode) => <bdi dir="auto">{chunks}</bdi>;
  switch (message.kind) {
    case "text":
      return (
        <blockquote dir="auto" className="max-h-64 overflow-y-auto whitespace-pre-line rounded-md bg-sunken px-3 py-2">
          {message.text}
        </blockquote>
      );
    case "upload":
      // biome-ignore lint/a11y/useMediaCaption: nobody wrote down what the recording says
      return <audio controls preload="none" src={paths.api.launchAudio(launchId)} aria-label={own("upload")} className="h-10 w-full" />;
    case "recording":
      return t.rich("recording", { name: message.name, bdi: ltr });
    case "extension":
      return t.rich("extension", { extension: message.extension, bdi: ltr });
    case "apiUrl":
      return t.rich("apiUrl", { url: message.url, bdi });
  }
}

function Keys({ content: { keys, answers = {} } }: { content: Content }) {
  const t = useTranslations("composer.keys");
  const words = useKeyWords();
  const assigned = ASSIGNABLE_KEYS.flatMap((digit) => {
    const action = keys[digit];
    return action ? [{ digit, action: { ...EMPTY_FORM.keys["1"], ...action } satisfies KeyValues }] : [];
  });
  return (
    <ul>
      {assigned.map(({ digit, action }) => (
        <li key={digit}>
          <Ltr>{digit}</Ltr> = {words(action, answers[digit])}
        </li>
      ))}
      <li>
        <Ltr>9</Ltr> = {t("optOut")}
      </li>
    </ul>
  );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-2 text-sm">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
