"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { DialogActions } from "@/components/ui/Dialog";
import { TextLink } from "@/components/ui/TextLink";
import { localeOf } from "@/lib/i18n/config";
import type { SameContent } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import type { useTestCall } from "./use-test-call";

interface TestCallAgainProps {
  test: ReturnType<typeof useTestCall>;
  twin: SameContent;
  onClose: () => void;
}

/** The second click of a double click on what stood here before is no answer. */
const DOUBLE_CLICK_MS = 700;

/** The same test call was made in the last 24 hours: another one takes another decision. */
export function TestCallAgain({ test, twin: { launchId, createdAt }, onClose }: TestCallAgainProps) {
  const t = useTranslations("composer.testCall");
  const ui = useTranslations("ui");
  const locale = localeOf(useLocale());
  const { isPending } = test.sending;
  const [askedAt] = useState(() => performance.now());
  const confirm = () => performance.now() - askedAt > DOUBLE_CLICK_MS && test.call(launchId);
  return (
    <>
      <Banner tone="warning" announce>
        {t.rich("again.text", { when: formatTime(createdAt, locale, "short"), time: (chunks) => <bdi>{chunks}</bdi> })}
      </Banner>
      <p className="mt-4">
        <TextLink href={paths.launch(launchId)}>{t("again.link")}</TextLink>
      </p>
      <DialogActions>
        <Button kind="primary" size="large" autoFocus onPress={confirm} isPending={isPending}>
          {t("again.confirm")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </>
  );
}
