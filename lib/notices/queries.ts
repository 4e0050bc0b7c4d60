import { focusManager, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { Inbox, UnreadCount } from "./schema";

const SEEN_MS = 15_000;
/** A tab in the background still counts in its title, and sounds. */
const HIDDEN_MS = 45_000;

/** One question for the bell, the tab's title, the sound and the desktop. */
export const inboxQuery = () =>
  queryOptions({
    queryKey: ["inbox"],
    queryFn: ({ signal }) => fetchJson(Inbox, paths.api.inbox(), { signal }),
    refetchInterval: () => (focusManager.isFocused() ? SEEN_MS : HIDDEN_MS),
    refetchIntervalInBackground: true,
  });

/** Marks everything that is shown as read, and shows it so at once. */
export function useMarkRead() {
  const client = useQueryClient();
  const { queryKey } = inboxQuery();
  return useMutation({
    mutationFn: (upTo: number) => fetchJson(UnreadCount, paths.api.inboxRead(), { method: "POST", body: { upTo } }),
    onSuccess: ({ unread }, upTo) =>
      client.setQueryData(
        queryKey,
        (inbox) => inbox && { unread, notices: inbox.notices.map((notice) => ({ ...notice, unread: notice.unread && notice.id > upTo })) },
      ),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
