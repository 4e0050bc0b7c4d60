"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { deadLink, wallQueries } from "@/lib/walls/queries";
import { useAwake } from "./screen-hooks";
import { WallBoard } from "./WallBoard";
import { WallNotice } from "./WallNotice";

/** The live board on a screen across the room: opened by a link, watched by anybody, touched by nobody. */
export function Wall() {
  const t = useTranslations("walls.screen");
  const token = useFragment();
  useAwake();
  if (token === undefined) return <WallNotice title={t("opening")} />;
  if (token === "") return <WallNotice title={t("unknownTitle")}>{t("unknownLink")}</WallNotice>;
  return <Linked key={token} token={token} />;
}

/**
 * Undefined until the browser was asked: the server never learns it. It stays in the address, so that a screen that starts anew, and
 * opens the address that it had, shows the board again.
 */
function useFragment(): string | undefined {
  const [fragment, setFragment] = useState<string>();
  useEffect(() => {
    const read = () => setFragment(window.location.hash.slice(1));
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return fragment;
}

function Linked({ token }: { token: string }) {
  const t = useTranslations("walls.screen");
  const { data, error, failureCount, refetch } = useQuery(wallQueries.opened(token));
  useReloadWithBuild(data?.build);
  const dead = deadLink(error);
  if (dead === "revoked") return <WallNotice title={t("revokedTitle")}>{t("revoked")}</WallNotice>;
  if (dead === "unknown") return <WallNotice title={t("unknownTitle")}>{t("unknownLink")}</WallNotice>;
  if (!data) return <WallNotice title={t("opening")}>{failureCount > 0 && t("openingFailed")}</WallNotice>;
  return <WallBoard name={data.name} onDoubt={() => void refetch()} />;
}

/** When the server's build is another than at the first answer, this page is of an earlier one, and is loaded anew. */
function useReloadWithBuild(build: string | undefined): void {
  const first = useRef(build);
  useEffect(() => {
    first.current ??= build;
    if (build !== first.current) window.location.reload();
  }, [build]);
}
