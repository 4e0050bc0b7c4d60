"use client";
import { useQuery } from "@tanstack/react-query";
import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { userQueries } from "@/lib/users/queries";
import { useComposer } from "../use-composer";
import { TestCallDialog } from "./TestCallDialog";
import { TestCallStatus } from "./TestCallStatus";
import { concernsTest } from "./test-call";
import type { LaunchPress } from "./use-launch-press";
import { useTestCall } from "./use-test-call";

/** Hears the campaign as its recipients will, before they do: one call to one's own number, which is remembered. */
export function TestCall({ press }: { press: Pick<LaunchPress, "showSummary"> }) {
  const t = useTranslations("composer.testCall");
  const { problems } = useComposer();
  const remembered = useQuery(userQueries.testPhone());
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const written = typed ?? remembered.data ?? "";
  const test = useTestCall(written, isOpen);
  const { launchId } = test;
  // It goes on where the button is.
  useEffect(() => {
    if (launchId !== null) setOpen(false);
  }, [launchId]);

  const open = () => {
    if (problems.some(concernsTest)) return press.showSummary("test");
    test.sending.reset();
    setOpen(true);
  };
  return (
    <div className="flex flex-col gap-2">
      <Button size="large" icon={Phone} onPress={open}>
        {t("button")}
      </Button>
      {launchId !== null && <TestCallStatus launchId={launchId} />}
      <TestCallDialog
        test={test}
        written={written}
        onWrite={setTyped}
        isForgotten={remembered.error !== null}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}
