"use client";
import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeletion } from "@/components/drafts/use-deletion";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { paths } from "@/lib/paths";
import { DraftStanding } from "./DraftStanding";
import { FormText } from "./fields/FormText";
import { useOpenDraft } from "./use-draft";
import { TITLE_DOM_ID } from "./use-sections";

/** The campaign's name, how its draft stands, and the ways to another one. */
export function ComposerHead() {
  const t = useTranslations("composer");
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <DraftStanding />
        <OtherWays />
      </div>
      <div id={TITLE_DOM_ID} className="min-w-0 scroll-mt-16 md:scroll-mt-4">
        <FormText name="title" label={t("name")} description={t("nameHint")} placeholder={t("namePlaceholder")} />
      </div>
    </div>
  );
}

function OtherWays() {
  const t = useTranslations("drafts.actions");
  const router = useRouter();
  const deletion = useDeletion();
  const { keeper, keeping } = useOpenDraft();
  const { draftId, trouble } = keeping;
  if (draftId === null) return null;
  const remove = async () => {
    keeper.end();
    if (await deletion.remove(draftId, keeper.form.title)) router.push(paths.drafts());
    else keeper.goOn();
  };
  return (
    <div className="ms-auto flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1">
      <LinkButton href={paths.newCampaign()} icon={Plus}>
        {t("newCampaign")}
      </LinkButton>
      {(trouble === null || trouble.kind === "changed") && (
        <Button kind="quiet" icon={Trash2} isPending={deletion.isPending} onPress={() => void remove()}>
          {t("deleteDraft")}
        </Button>
      )}
    </div>
  );
}
