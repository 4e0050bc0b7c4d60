import "server-only";
import * as z from "zod/mini";
import { operation } from "@/lib/operation";
import { NewReportView, ReportViewAnswer, ReportViewList, ReportViewRef } from "./schema";
import { deleteView, readViews, saveView } from "./store";

export const listReportViews = operation({
  name: "report-view.list",
  allow: "campaigns:read",
  input: z.strictObject({}),
  output: ReportViewList,
  run: async ({ actor }) => ({ views: await readViews(actor) }),
});

/** Everybody who reads reports sees it. What it looks for stays out of the audit: a search may be for a recipient's number. */
export const saveReportView = operation({
  name: "report-view.save",
  allow: "report-views:save",
  writes: true,
  input: NewReportView,
  output: ReportViewAnswer,
  audit: ({ name }) => ({ target: name }),
  run: async ({ input: { name, query }, actor }) => ({ view: await saveView(actor, name, query) }),
});

export const deleteReportView = operation({
  name: "report-view.delete",
  allow: "report-views:save",
  writes: true,
  input: ReportViewRef,
  output: ReportViewRef,
  audit: ({ viewId }) => ({ target: viewId }),
  run: async ({ input, actor, note }) => {
    note({ target: await deleteView(actor, input.viewId) });
    return input;
  },
});
