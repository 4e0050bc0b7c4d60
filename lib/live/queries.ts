"use client";
import { useEffect, useState } from "react";
import * as z from "zod/mini";
import type { Campaign } from "@/lib/campaigns/schema";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { LiveCampaign, LiveGone, LiveSnapshot, LiveStatus } from "./schema";

export interface Live {
  /** Null until the first snapshot. */
  campaigns: Campaign[] | null;
  status: LiveStatus | null;
  /** Whether the stream stands. Without it the figures are old, and the status says how old. */
  connected: boolean;
}

/** Silence that means the stream is dead: the server beats every 15 seconds, and looks at least every ten while all is well. */
const SILENCE_MS = 40_000;
const RECONNECT_MS = 3_000;

/** The live board's stream. Joins anew, with a fresh snapshot, whenever it breaks. */
export function useLiveCampaigns(): Live {
  const [live, setLive] = useState<Live>({ campaigns: null, status: null, connected: false });
  useEffect(() => {
    let stream: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watchdog = () => {
      clearTimeout(timer);
      timer = setTimeout(join, SILENCE_MS);
    };
    const join = () => {
      stream?.close();
      stream = new EventSource(paths.api.live());
      watchdog();
      stream.onopen = () => setLive((now) => ({ ...now, connected: true }));
      stream.onerror = () => {
        setLive((now) => ({ ...now, connected: false }));
        stream?.close();
        clearTimeout(timer);
        timer = setTimeout(join, RECONNECT_MS);
        // A stream doesn't say why it ended. When the session is over, this leads to the sign-in page; else joining anew tells.
        void fetchJson(z.object({}), paths.api.session()).catch(() => undefined);
      };
      for (const [name, read] of Object.entries(READERS)) {
        stream.addEventListener(name, (event: MessageEvent<string>) => {
          watchdog();
          setLive((now) => read(now, JSON.parse(event.data)));
        });
      }
    };
    join();
    return () => {
      stream?.close();
      clearTimeout(timer);
    };
  }, []);
  return live;
}

const READERS: Record<string, (live: Live, data: unknown) => Live> = {
  snapshot: (live, data) => ({ ...live, connected: true, campaigns: z.parse(LiveSnapshot, data).campaigns }),
  campaign: (live, data) => {
    const changed = z.parse(LiveCampaign, data);
    return { ...live, campaigns: [...(live.campaigns ?? []).filter(({ id }) => id !== changed.id), changed] };
  },
  gone: (live, data) => {
    const { id } = z.parse(LiveGone, data);
    return { ...live, campaigns: (live.campaigns ?? []).filter((campaign) => campaign.id !== id) };
  },
  status: (live, data) => ({ ...live, status: z.parse(LiveStatus, data) }),
};
