"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Banner } from "@/components/ui/Banner";
import { can } from "@/lib/auth/permissions";
import { type Chosen, optedOutAmong, takesNameOf } from "@/lib/lists/contact-queries";

interface StatusNotice {
  isRefused: boolean;
  notice: ReactNode;
}

/**
 * What a person has to know before anything is typed: that they can't take the change back, or who leaves the ledger by it. Who must not be
 * called is let go by an admin only; the server decides again.
 */
export function useStatusNotice(change: "block" | "unblock", chosen: Chosen): StatusNotice {
  const t = useTranslations("lists.contacts");
  const { role } = useActor();
  const mayLetGo = can(role, "opt-outs:remove");
  if (change === "block") {
    const isWarned = !mayLetGo && takesNameOf(chosen);
    return { isRefused: false, notice: isWarned && <Banner tone="warning">{t("blockDialog.irrevocable")}</Banner> };
  }
  const count = optedOutAmong(chosen);
  if (count === 0) return { isRefused: false, notice: null };
  const what = mayLetGo ? "leaves" : "refused";
  const words = count === null ? t(`unblockDialog.${what}All`) : t(`unblockDialog.${what}`, { count });
  return { isRefused: !mayLetGo, notice: <Banner tone={mayLetGo ? "warning" : "danger"}>{words}</Banner> };
}
