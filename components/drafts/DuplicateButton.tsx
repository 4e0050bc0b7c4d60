"use client";
import { Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Can } from "@/components/shell/Can";
import { Button, type ButtonProps } from "@/components/ui/Button";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useCopyDraft } from "@/lib/drafts/queries";
import type { CopyOf } from "@/lib/drafts/schema";
import { paths } from "@/lib/paths";

interface DuplicateButtonProps extends Pick<ButtonProps, "kind" | "size" | "className"> {
  copyOf: CopyOf;
  /** Of what, where several stand on one page. */
  title?: string;
}

/** Makes a draft of what is there, to be changed and launched, and opens it. */
export function DuplicateButton({ copyOf, title, ...look }: DuplicateButtonProps) {
  const t = useTranslations("drafts.actions");
  const errorText = useErrorText();
  const router = useRouter();
  const copying = useCopyDraft();
  const copy = () =>
    copying.mutate(copyOf, {
      onSuccess: ({ id }) => router.push(paths.draft(id)),
      onError: (error) => toast({ tone: "danger", title: t("duplicateFailed"), description: errorText(error) }),
    });
  return (
    <Can permission="drafts:manage">
      <Button
        {...look}
        icon={Copy}
        {...(title !== undefined && { "aria-label": t("duplicateOf", { title }) })}
        isPending={copying.isPending || copying.isSuccess}
        onPress={copy}
      >
        {t("duplicate")}
      </Button>
    </Can>
  );
}
