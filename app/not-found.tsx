import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/shell/Notice";
import { LinkButton } from "@/components/ui/LinkButton";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.notFound"))("title") };
}

export default async function NotFound() {
  const t = await getTranslations("shell.notFound");
  return (
    <Notice
      title={t("title")}
      action={
        <LinkButton kind="primary" href={paths.home()}>
          {t("home")}
        </LinkButton>
      }
    >
      {t("text")}
    </Notice>
  );
}
