"use client";
import { PhoneForwarded } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Can } from "@/components/shell/Can";
import { Button, type ButtonProps } from "@/components/ui/Button";
import type { SliceFilters } from "@/lib/audiences/schema";

const FollowUpDialog = dynamic(() => import("./FollowUpDialog").then(({ FollowUpDialog }) => FollowUpDialog));

interface FollowUpButtonProps extends Pick<ButtonProps, "kind" | "className" | "isDisabled" | "aria-label"> {
  campaignId: number;
  /** Whose calls: the words of the calls query; without any, all recipients. */
  filter: SliceFilters;
  /** "Follow up" unless told. */
  children?: ReactNode;
}

/** Leads from a slice of a report to a draft that calls exactly those people; first it tells how many they are, and who is left out. */
export function FollowUpButton({ campaignId, filter, children, ...look }: FollowUpButtonProps) {
  const t = useTranslations("reports.followUp");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Can permission="campaigns:launch">
      <Button icon={PhoneForwarded} {...look} onPress={() => setIsOpen(true)}>
        {children ?? t("open")}
      </Button>
      {isOpen && <FollowUpDialog campaignId={campaignId} filter={filter} onClose={() => setIsOpen(false)} />}
    </Can>
  );
}
