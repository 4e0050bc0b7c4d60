import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/LinkButton";
import { paths } from "@/lib/paths";
import { Notice } from "./Notice";

/** There is no page at this address. @param frame inside the shell the page keeps its top bar */
export function NotFoundNotice({ frame: Frame = Notice }: { frame?: typeof Notice }) {
  const t = useTranslations("shell.notFound");
  return (
    <Frame
      title={t("title")}
      action={
        <LinkButton kind="primary" href={paths.home()}>
          {t("home")}
        </LinkButton>
      }
    >
      {t("text")}
    </Frame>
  );
}
