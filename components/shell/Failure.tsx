"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { Notice } from "./Notice";

interface FailureProps {
  /** The number under which the log knows it. */
  digest: string | undefined;
  onRetry: () => void;
  /** Inside the shell the page keeps its top bar. */
  frame?: typeof Notice;
}

/** A page that could not be made: what that means, and another try. */
export function Failure({ digest, onRetry, frame: Frame = Notice }: FailureProps) {
  const t = useTranslations("shell.failure");
  const tUi = useTranslations("ui");
  return (
    <Frame
      title={t("title")}
      action={
        <Button kind="primary" onPress={onRetry}>
          {tUi("retry")}
        </Button>
      }
    >
      <p>{t("text")}</p>
      {digest && <p className="mt-2">{t.rich("id", { id: digest, code: (id) => <Ltr mono>{id}</Ltr> })}</p>}
    </Frame>
  );
}
