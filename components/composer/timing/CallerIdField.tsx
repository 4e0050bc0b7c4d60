"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Can } from "@/components/shell/Can";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Select } from "@/components/ui/Select";
import { TextLink } from "@/components/ui/TextLink";
import { useErrorText } from "@/components/ui/use-error-text";
import { callerIdQueries } from "@/lib/caller-ids/queries";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phones/number";
import { useComposer } from "../use-composer";

/** The list's id for "none of ours": a select has no empty one. */
const DEFAULT = "default";

/** The number that recipients see: one of those registered, or the account's own. */
export function CallerIdField() {
  const t = useTranslations("composer.timing");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { form, values } = useComposer();
  const { data, error, refetch, isFetching } = useQuery(callerIdQueries.list());
  const phones = data?.map(({ phone }) => phone) ?? [];
  // A number that was chosen before stays visible, whatever the list says now; the dry run judges it.
  const offered = values.callerId === "" || phones.includes(values.callerId) ? phones : [...phones, values.callerId];
  return (
    <div className="flex max-w-180 flex-col gap-2" data-field="callerId">
      <Select
        label={t("callerId")}
        description={t("callerIdHint")}
        items={[{ id: DEFAULT, label: t("defaultCallerId") }, ...offered.map((phone) => ({ id: phone, label: formatPhone(phone) }))]}
        value={values.callerId === "" ? DEFAULT : values.callerId}
        onChange={(id) => form.setValue("callerId", id === DEFAULT ? "" : id)}
        className="max-w-96"
      />
      {error && (
        <Banner
          tone="warning"
          title={t("callerIdsNotLoaded")}
          announce
          action={
            <Button onPress={() => void refetch()} isPending={isFetching}>
              {ui("retry")}
            </Button>
          }
        >
          {errorText(error)}
        </Banner>
      )}
      {data?.length === 0 && <p className="text-ink-2 text-sm">{t("noCallerIds")}</p>}
      <Can permission="caller-ids:manage">
        <span>
          <TextLink href={paths.callerIds()}>{t("manageCallerIds")}</TextLink>
        </span>
      </Can>
    </div>
  );
}
