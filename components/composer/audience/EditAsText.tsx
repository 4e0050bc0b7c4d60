"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { toast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { fetchPhones, fetchRejects } from "@/lib/audiences/queries";
import { type Audience, REJECTS_PAGE_SIZE } from "@/lib/audiences/schema";
import { useSourcesHere } from "./use-sources";

/** More would make the box sluggish. */
const MAX_NUMBERS = 4_000;

interface EditAsTextProps {
  slotKey: string;
  audience: Audience;
  /** What was typed, where it is still at hand. */
  text: string;
}

/** Opens a pasted list in the box again: its numbers, and after them its rejects, so that nothing is lost; a long one is replaced. */
export function EditAsText({ slotKey, audience, text }: EditAsTextProps) {
  const t = useTranslations("audiences.sources");
  const errorText = useErrorText();
  const { edit } = useSourcesHere();
  const fetching = useMutation({
    mutationFn: () => textOf(audience),
    onSuccess: (fetched) => edit(slotKey, "paste", fetched),
    onError: (error) => toast({ tone: "danger", title: t("textNotLoaded"), description: errorText(error) }),
  });
  if (audience.accepted + audience.rejected > MAX_NUMBERS) {
    return (
      <Button kind="quiet" onPress={() => edit(slotKey, "paste", "")}>
        {t("replace")}
      </Button>
    );
  }
  return (
    <Button kind="quiet" isPending={fetching.isPending} onPress={() => (text === "" ? fetching.mutate() : edit(slotKey, "paste"))}>
      {t("editAsText")}
    </Button>
  );
}

async function textOf({ id, rejected, names }: Audience): Promise<string> {
  const pages = Array.from({ length: Math.ceil(rejected / REJECTS_PAGE_SIZE.max) }, (_, index) => index + 1);
  const [phones, rejects] = await Promise.all([
    fetchPhones(id),
    Promise.all(pages.map((page) => fetchRejects(id, { page, pageSize: REJECTS_PAGE_SIZE.max }))),
  ]);
  const rows = [
    ...phones.split("\n").flatMap((phone) => (phone === "" ? [] : [{ text: phone, name: names[phone] }])),
    ...rejects.flatMap((page) => page.rejects.map(({ raw, name }) => ({ text: raw, name }))),
  ];
  return rows.map(({ text, name }) => [text, name].flatMap((part) => (part ? [onOneLine(part)] : [])).join("\t")).join("\n");
}

/** A line break or a quote inside a cell would make two rows of it, or one of two. */
const onOneLine = (text: string): string => text.replace(/[\s"]+/g, " ").trim();
