"use client";
import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { ROLES, type Role } from "@/lib/auth/permissions";

/** A role, each with what it may do. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const t = useTranslations("users");
  const roles = useTranslations("shell.roles");
  return (
    <RadioGroup
      label={t("fields.role")}
      items={ROLES.map((id) => ({ id, label: roles(id), description: t(`may.${id}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
