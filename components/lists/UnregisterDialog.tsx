"use client";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { useUnregisterList } from "@/lib/lists/queries";
import { paths } from "@/lib/paths";
import type { ListDialogProps } from "./list-dialog";

/** Takes a list out of our registry; nothing is sent to IP-Sales, and registering it again brings everything back. */
export function UnregisterDialog({ list, isOpen, onClose }: ListDialogProps) {
  const t = useTranslations("lists.removeDialog");
  const errorText = useErrorText();
  const router = useRouter();
  const pathname = usePathname();
  const removal = useUnregisterList(list.id);
  const close = () => {
    removal.reset();
    onClose();
  };
  const remove = () =>
    removal.mutate(undefined, {
      onSuccess: () => {
        close();
        toast({ tone: "success", title: t("done", { name: list.name }) });
        if (pathname !== paths.lists()) router.push(paths.lists());
      },
    });
  return (
    <ConfirmDialog
      title={t("title", { name: list.name })}
      tone="danger"
      confirmLabel={t("confirm")}
      isOpen={isOpen}
      onOpenChange={(open) => open || close()}
      onConfirm={remove}
      isPending={removal.isPending}
      error={removal.error && errorText(removal.error)}
    >
      <p>{t("effect")}</p>
      <p className="mt-2">{t("kept", { id: String(list.id) })}</p>
    </ConfirmDialog>
  );
}
