"use client";
import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Can } from "@/components/shell/Can";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { ErrorState } from "@/components/ui/ErrorState";
import { IconButton } from "@/components/ui/IconButton";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { TextField } from "@/components/ui/TextField";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { canonicalQuery } from "@/lib/report-views/canonical";
import { reportViewQueries, useDeleteView, useSaveView } from "@/lib/report-views/queries";
import type { ReportView } from "@/lib/report-views/schema";
import type { CallFilterState } from "./use-call-filter";
import { type ColumnsState, viewQuery } from "./use-columns";

interface ViewsPanelProps {
  calls: CallFilterState;
  columns: ColumnsState;
  onApplied: () => void;
}

export function ViewsPanel({ calls, columns, onApplied }: ViewsPanelProps) {
  const t = useTranslations("reportViews");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(reportViewQueries.list());
  const current = canonicalQuery(viewQuery(calls.filter, columns).toString());
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-semibold">{t("title")}</h3>
      {data && data.length > 0 && <ViewList views={data} current={current} onApplied={onApplied} />}
      {data?.length === 0 && <p className="text-ink-2 text-sm">{t("none")}</p>}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-8 w-full" />
        </Loading>
      )}
      {!data && error && (
        <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      <Can permission="report-views:save">
        {current === null ? <p className="text-warning text-sm">{t("problems.query")}</p> : <SaveForm query={current} />}
      </Can>
      <p className="text-ink-2 text-sm">{t("hint")}</p>
    </div>
  );
}

interface ViewListProps {
  views: ReportView[];
  /** What the page shows now; null where no view can say it. */
  current: string | null;
  onApplied: () => void;
}

function ViewList({ views, current, onApplied }: ViewListProps) {
  const t = useTranslations("reportViews");
  const router = useRouter();
  const path = usePathname();
  const [leaving, setLeaving] = useState<ReportView | null>(null);
  const apply = ({ query }: ReportView) => {
    router.push(query === "" ? path : `${path}?${query}`, { scroll: false });
    onApplied();
  };
  return (
    <>
      <ul aria-label={t("title")} className="-mx-2 flex max-h-72 flex-col overflow-y-auto">
        {views.map((view) => (
          <li key={view.id} className="flex items-center gap-1 rounded-md hover:bg-hover">
            <button
              type="button"
              aria-current={view.query === current ? "true" : undefined}
              onClick={() => apply(view)}
              className="min-h-10 min-w-0 flex-1 cursor-pointer rounded-md px-2 py-1 text-start max-md:min-h-12"
            >
              <span className="block break-words font-semibold">
                <bdi dir="auto">{view.name}</bdi>
              </span>
              <span className="block text-ink-2 text-sm">
                {t("by", { person: view.createdBy })}
                {view.query === current && ` · ${t("applied")}`}
              </span>
            </button>
            {view.mayDelete && <IconButton icon={Trash2} label={t("delete", { name: view.name })} onPress={() => setLeaving(view)} />}
          </li>
        ))}
      </ul>
      {leaving && <DeleteView view={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function DeleteView({ view, onClose }: { view: ReportView; onClose: () => void }) {
  const t = useTranslations("reportViews");
  const errorText = useErrorText();
  const deleting = useDeleteView();
  return (
    <ConfirmDialog
      title={t("deleteTitle")}
      confirmLabel={t("confirmDelete")}
      tone="danger"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      onConfirm={() => deleting.mutate(view.id, { onSuccess: onClose })}
      isPending={deleting.isPending}
      error={deleting.error && errorText(deleting.error)}
    >
      {t("deleteText", { name: view.name })}
    </ConfirmDialog>
  );
}

/** What is typed stays until it is saved. */
function SaveForm({ query }: { query: string }) {
  const t = useTranslations("reportViews");
  const errorText = useErrorText();
  const saving = useSaveView();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const isEmpty = name.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEmpty || saving.isPending) return;
    saving.mutate(
      { name, query },
      {
        onSuccess: () => {
          setName("");
          setTried(false);
          toast({ tone: "success", title: t("saved") });
        },
      },
    );
  };
  const problem = saving.error ? errorText(saving.error) : tried && isEmpty ? t("problems.name") : undefined;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2 border-t pt-3">
      <h4 className="font-semibold text-sm">{t("saveCurrent")}</h4>
      <TextField
        label={t("name")}
        autoComplete="off"
        value={name}
        onChange={(text) => {
          setName(text);
          if (saving.error) saving.reset();
        }}
        errorMessage={problem}
      />
      <Button type="submit" className="self-start" isPending={saving.isPending}>
        {t("save")}
      </Button>
    </form>
  );
}
