"use client";
import { useEffect, useState } from "react";
import * as z from "zod/mini";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { LiveCampaign, LiveGone, LiveSnapshot, LiveStatus } from "./schema";

export interface Live {
  /** Null until the first snapshot. */
  campaigns: LiveCampaign[] | null;
  status: LiveStatus | null;
  /** Whether the stream stands. Without it the figures are old, and the status says how old. */
  connected: boolean;
  /** When the server was heard last, epoch milliseconds: told when the stream was lost. */
  heardAt: number | null;
}

/** The server beats every five seconds: two missed beats, and a little for the way. */
const SILENCE_MS = 11_000;
const REJOIN_MS = 3_000;

/** The live board's stream; joins anew whenever it breaks. */
export function useLiveCampaigns(): Live {
  return useLiveStream(paths.api.live(), endedSession);
}

/** A stream doesn't say why it was refused. When the session is over, this leads to the sign-in page; else joining anew tells. */
const endedSession = () => void fetchJson(z.object({}), paths.api.session()).catch(() => undefined);

/**
 * Server-sent events of the board. After a short break the browser names what it saw last, and is sent only what went by.
 * @param onRefused is called when the server answers with anything but a stream
 */
export function useLiveStream(address: string, onRefused: () => void): Live {
  const [live, setLive] = useState<Live>({ campaigns: null, status: null, connected: false, heardAt: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done on a refusal doesn't make another stream
  useEffect(() => {
    let stream: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let heardAt = Date.now();
    const rejoinIn = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(join, ms);
    };
    const lose = () => setLive((now) => ({ ...now, connected: false, heardAt }));
    const join = () => {
      stream?.close();
      const joined = new EventSource(address);
      stream = joined;
      const alive = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          lose();
          join();
        }, SILENCE_MS);
      };
      const heard = () => {
        heardAt = Date.now();
        alive();
      };
      alive();
      joined.onopen = () => {
        heard();
        setLive((now) => ({ ...now, connected: true }));
      };
      joined.onerror = () => {
        lose();
        if (joined.readyState !== EventSource.CLOSED) return;
        rejoinIn(REJOIN_MS);
        onRefused();
      };
      joined.addEventListener("beat", heard);
      for (const [name, read] of Object.entries(READERS)) {
        joined.addEventListener(name, (event: MessageEvent<string>) => {
          heard();
          setLive((now) => read(now, JSON.parse(event.data)));
        });
      }
    };
    join();
    return () => {
      stream?.close();
      clearTimeout(timer);
    };
  }, [address]);
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
  status: (live, data) => ({ ...live, connected: true, status: z.parse(LiveStatus, data) }),
};
