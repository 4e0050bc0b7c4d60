"use client";
import { useEffect, useState } from "react";
import * as z from "zod/mini";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { LiveCampaign, LiveGone, LiveSnapshot, LiveStatus } from "./schema";

export interface Live {
  /** Null until the first snapshot. */
  campaigns: LiveCampaign[] | null;
  /** Its `at` goes by the browser's clock, which may be wrong: the age is the server's. */
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

/** When the session is over, this leads to the sign-in page; else joining anew tells. */
const endedSession = () => void fetchJson(z.object({}), paths.api.session()).catch(() => undefined);

/**
 * Server-sent events of the board. After a short break the browser names what it saw last, and is sent only what went by.
 * @param onDoubt is called when the stream ended or was refused, which doesn't say why, or when this page can't read it: the server may be of another version
 */
export function useLiveStream(address: string, onDoubt: () => void): Live {
  const [live, setLive] = useState<Live>({ campaigns: null, status: null, connected: false, heardAt: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done in doubt doesn't make another stream
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
      const giveUp = () => {
        joined.close();
        lose();
        rejoinIn(REJOIN_MS);
      };
      joined.onerror = () => {
        if (joined.readyState === EventSource.CLOSED) giveUp();
        else lose();
        onDoubt();
      };
      joined.addEventListener("beat", heard);
      for (const [name, read] of Object.entries(READERS)) {
        joined.addEventListener(name, (event: MessageEvent<string>) => {
          const change = read(JSON.parse(event.data));
          if (!change) {
            giveUp();
            return onDoubt();
          }
          heard();
          setLive(change);
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

/** What an event changes; null for one that can't be read. */
const READERS: Record<string, (data: unknown) => ((live: Live) => Live) | null> = {
  snapshot: (data) => {
    const snapshot = z.safeParse(LiveSnapshot, data).data;
    return snapshot ? (live) => ({ ...live, connected: true, campaigns: snapshot.campaigns }) : null;
  },
  campaign: (data) => {
    const changed = z.safeParse(LiveCampaign, data).data;
    if (!changed) return null;
    return (live) => ({ ...live, campaigns: [...(live.campaigns ?? []).filter(({ id }) => id !== changed.id), changed] });
  },
  gone: (data) => {
    const gone = z.safeParse(LiveGone, data).data;
    return gone ? (live) => ({ ...live, campaigns: (live.campaigns ?? []).filter(({ id }) => id !== gone.id) }) : null;
  },
  status: (data) => {
    const told = z.safeParse(LiveStatus, data).data;
    if (!told) return null;
    const at = told.ageMs === null ? null : new Date(Date.now() - told.ageMs).toISOString();
    return (live) => ({ ...live, connected: true, status: { ...told, at } });
  },
};
