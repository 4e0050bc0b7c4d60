import * as z from "zod/mini";
import { canonicalQuery } from "./canonical";

const problem = (name: string) => `reportViews.problems.${name}`;

const NAME_LENGTH = 60;
const QUERY_LENGTH = 4_000;

/** One sentence on one line; spaces at its ends and doubled ones don't make another name. */
const Name = z
  .pipe(
    z.string(problem("name")),
    z.transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim()),
  )
  .check(
    z.refine((name) => name !== "", { error: problem("name") }),
    z.refine((name) => name.length <= NAME_LENGTH, { error: problem("nameTooLong") }),
  );

/** The query of a report's address: kept in its one way of writing, without what is no part of a view. Never an address. */
const Query = z.pipe(
  z.string(problem("query")).check(z.maxLength(QUERY_LENGTH, problem("queryTooLong"))),
  z.pipe(z.transform(canonicalQuery), z.string(problem("query"))),
);

export const ReportView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Filters, order and columns as they stand in the address of a report; empty for the report as it is. */
  query: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  /** Whether whoever asks may delete it. */
  mayDelete: z.boolean(),
});
export type ReportView = z.output<typeof ReportView>;

export const ReportViewList = z.object({ views: z.array(ReportView) });
export const ReportViewAnswer = z.object({ view: ReportView });

export const NewReportView = z.strictObject({ name: Name, query: Query });
export const ReportViewRef = z.strictObject({ viewId: z.uuid(problem("id")) });
