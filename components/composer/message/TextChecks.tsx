"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/Button";
import {
  checkPieces,
  type Finding,
  languageOf,
  namesSender,
  OPT_OUT,
  offersOptOut,
  type PieceKind,
  withOptOut,
} from "@/lib/campaigns/text-checks";
import { useComposer } from "../use-composer";

/** What is lacking is told once there is enough of a text to lack it. */
const SHORTEST_JUDGED = 20;

/** What may be heard otherwise than it is meant, or isn't said: each with what to do. Keeps nobody from sending. */
export function TextChecks({ text }: { text: string }) {
  const t = useTranslations("composer.message.checks");
  const { undo, ...optOut } = useOptOut(text);
  const findings = checkPieces(text);
  const isJudged = text.length >= SHORTEST_JUDGED;
  const lacksSender = isJudged && !namesSender(text);
  const lacksOptOut = isJudged && !offersOptOut(text);
  if (findings.length === 0 && !lacksSender && !lacksOptOut && !undo) return null;
  return (
    <section aria-label={t("title")} className="rounded-md border">
      <h3 className="px-3 pt-2 font-semibold text-sm">{t("title")}</h3>
      <ul className="divide-y">
        {findings.map((finding) => (
          <Check key={finding.kind}>
            {t.rich(`${finding.kind}.what`, { pieces: () => <Pieces {...finding} /> })} <Todo>{t(`${finding.kind}.todo`)}</Todo>
          </Check>
        ))}
        {lacksSender && (
          <Check key="sender">
            {t("sender.what")} <Todo>{t("sender.todo")}</Todo>
          </Check>
        )}
        {(lacksOptOut || undo) && (
          <Check
            key="optOut"
            isDone={undo !== null}
            action={
              <Button onPress={undo ?? optOut.add}>
                {undo ? t("optOut.undo") : t.rich("optOut.add", { sentence: optOut.sentence, bdi })}
              </Button>
            }
          >
            {undo ? (
              t.rich("optOut.added", { sentence: optOut.sentence, bdi })
            ) : (
              <>
                {t("optOut.what")} <Todo>{t("optOut.todo")}</Todo>
              </>
            )}
          </Check>
        )}
      </ul>
    </section>
  );
}

const bdi = (chunks: ReactNode) => <bdi dir="auto">{chunks}</bdi>;

/** Adds the sentence, and takes it back as long as the text is as it was left. */
function useOptOut(text: string) {
  const { form } = useComposer();
  const [added, setAdded] = useState<{ before: string; after: string } | null>(null);
  const write = (next: string) => form.setValue("message.text", next, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
  const add = () => {
    const before = form.getValues("message.text");
    const after = withOptOut(before);
    setAdded({ before, after });
    write(after);
  };
  const isUndoable = added !== null && added.after.trim() === text;
  return { add, undo: isUndoable ? () => write(added.before) : null, sentence: OPT_OUT[languageOf(text)] };
}

interface CheckProps {
  isDone?: boolean;
  action?: ReactNode;
  children: ReactNode;
}

function Check({ isDone = false, action, children }: CheckProps) {
  const Icon = isDone ? CircleCheck : TriangleAlert;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-3 py-2">
      <Icon size={16} aria-hidden className={isDone ? "mt-1 shrink-0 text-success" : "mt-1 shrink-0 text-warning"} />
      <p className="min-w-0 flex-1 basis-50 wrap-anywhere">{children}</p>
      {action}
    </li>
  );
}

function Todo({ children }: { children: ReactNode }) {
  return <span className="text-ink-2">{children}</span>;
}

const SHOWN_PIECES = 4;
/** What may hold words of any direction; all other kinds go left to right. */
const ANY_DIRECTION: ReadonlySet<PieceKind> = new Set(["field", "amount", "sign"]);

function Pieces({ kind, pieces }: Finding) {
  const t = useTranslations("composer.message.checks");
  const hidden = pieces.length - SHOWN_PIECES;
  return (
    <>
      {pieces.slice(0, SHOWN_PIECES).map((piece, index) => (
        <span key={piece}>
          {index > 0 && ", "}
          <strong className="font-semibold">
            {t.rich("piece", { piece, bdi: (chunks) => <bdi dir={ANY_DIRECTION.has(kind) ? "auto" : "ltr"}>{chunks}</bdi> })}
          </strong>
        </span>
      ))}
      {hidden > 0 && ` ${t("more", { count: hidden })}`}
    </>
  );
}
