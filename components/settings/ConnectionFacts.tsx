import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import type { Connection } from "@/lib/settings/schema";
import { code, KEY_SETTING } from "./rich";

/** What the server was started with. The key is named by its end only. */
export function ConnectionFacts({ connection }: { connection: Connection }) {
  const t = useTranslations("settings");
  const { baseUrl, sandbox } = connection;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 max-md:grid-cols-1 max-md:gap-y-0 max-md:[&>dd]:mb-2">
      <Fact label={t("mode")}>{t(sandbox ? "modeSandbox" : "modeReal")}</Fact>
      <Fact label={t("address")}>
        <Ltr mono className="whitespace-normal! break-all">
          {baseUrl}
        </Ltr>
      </Fact>
      <Fact label={t("key")}>
        <KeyWords connection={connection} />
        <span className="block text-ink-2 text-sm">{t.rich("keyWhere", { setting: KEY_SETTING, code })}</span>
      </Fact>
    </dl>
  );
}

function KeyWords({ connection: { apiKey, sandbox } }: { connection: Connection }) {
  const t = useTranslations("settings");
  if (apiKey.lastFour === null) return t(sandbox ? "keySandboxShort" : "keySet");
  return t.rich(sandbox ? "keySandbox" : "keyEnds", { lastFour: `…${apiKey.lastFour}`, code });
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
