"use client";
import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Popover } from "@/components/ui/Popover";
import type { CallFilterState } from "./use-call-filter";
import type { ColumnsState } from "./use-columns";

const ViewsPanel = dynamic(() => import("./ViewsPanel").then(({ ViewsPanel }) => ViewsPanel));

interface ViewsButtonProps {
  calls: CallFilterState;
  columns: ColumnsState;
}

/** Views that somebody gave a name: to apply, to save the one that is shown, to delete. */
export function ViewsButton({ calls, columns }: ViewsButtonProps) {
  const t = useTranslations("reportViews");
  return (
    <Popover
      label={t("title")}
      trigger={
        <Button kind="quiet" icon={Bookmark}>
          {t("open")}
        </Button>
      }
    >
      {(close) => <ViewsPanel calls={calls} columns={columns} onApplied={close} />}
    </Popover>
  );
}
