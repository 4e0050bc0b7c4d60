"use client";
import { Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import type { DraftSummary } from "@/lib/drafts/schema";
import { paths } from "@/lib/paths";
import { DuplicateButton } from "./DuplicateButton";
import { useDeletion } from "./use-deletion";

export function DraftsTable({ drafts }: { drafts: DraftSummary[] }) {
  const t = useTranslations("drafts.list");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th>{t("name")}</Th>
          <Th numeric>{t("recipients")}</Th>
          <Th>{t("changed")}</Th>
          <Th>{t("by")}</Th>
          <Th>
            <span className="sr-only">{t("actions")}</span>
          </Th>
        </>
      }
    >
      {drafts.map((draft) => (
        <Row key={draft.id} draft={draft} />
      ))}
    </Table>
  );
}

/** Stands in a flex row, so that it is cut at its own end, whichever way it reads, and aligned as the table is. */
const NAME = "min-w-0 truncate max-md:whitespace-normal";

function Row({ draft: { id, title, recipients, updatedAt, updatedBy } }: { draft: DraftSummary }) {
  const t = useTranslations("drafts.list");
  const actions = useTranslations("drafts.actions");
  const format = useFormatter();
  const deletion = useDeletion();
  const name = title.trim() || t("untitled");
  return (
    <Tr>
      <Td className="max-w-80">
        <TextLink href={paths.draft(id)} className="flex">
          <bdi dir="auto" className={NAME}>
            {name}
          </bdi>
        </TextLink>
      </Td>
      <Td label={t("recipients")} numeric>
        {recipients ? (
          <Ltr>{format.number(recipients)}</Ltr>
        ) : (
          <span className="text-ink-2">{t(recipients === 0 ? "nobody" : "unknown")}</span>
        )}
      </Td>
      <Td label={t("changed")}>
        <span className="text-ink-2">
          <RelativeTime at={updatedAt} />
        </span>
      </Td>
      <Td label={t("by")} className="md:max-w-48">
        <span className="flex">
          <bdi dir="auto" className={NAME}>
            {updatedBy.name}
          </bdi>
        </span>
      </Td>
      <Td className="max-md:py-2! md:w-0">
        <div className="flex items-center justify-end gap-2 max-md:w-full max-md:*:flex-1">
          <DuplicateButton copyOf={{ draftId: id }} title={name} kind="quiet" />
          <Button
            kind="quiet"
            icon={Trash2}
            aria-label={actions("deleteOf", { title: name })}
            isPending={deletion.isPending}
            onPress={() => void deletion.remove(id, title)}
          >
            {actions("delete")}
          </Button>
        </div>
      </Td>
    </Tr>
  );
}
