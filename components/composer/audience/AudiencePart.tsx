"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { ErrorState } from "@/components/ui/ErrorState";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { useComposer } from "../use-composer";
import { AudienceSection } from "./AudienceSection";

/** Whom the campaign calls; after a refresh the list that was chosen before is fetched first. */
export function AudiencePart() {
  const t = useTranslations("composer.audience");
  const { audience, setAudience, keptAudience } = useComposer();
  const errorText = useErrorText();
  if (keptAudience.isLoading) {
    return (
      <Loading>
        <Skeleton className="h-14 w-full rounded-md" />
        <Skeleton className="mt-4 h-24 w-full" />
      </Loading>
    );
  }
  if (keptAudience.error !== null) {
    const chooseAnother = () => {
      setAudience(null);
      keptAudience.dismiss();
    };
    return (
      <div className="flex flex-col items-center">
        <ErrorState title={t("notLoaded")} onRetry={keptAudience.retry}>
          {errorText(keptAudience.error)}
        </ErrorState>
        <Button kind="quiet" onPress={chooseAnother}>
          {t("chooseAnother")}
        </Button>
      </div>
    );
  }
  return <AudienceSection value={audience} onChange={setAudience} />;
}
