"use client";
import type { ReactNode } from "react";
import { can, type Permission } from "@/lib/auth/permissions";
import { useActor } from "./actor-context";

/** Draws its children for who may; the server decides again at every request. */
export function Can({ permission, children }: { permission: Permission; children: ReactNode }) {
  return can(useActor().role, permission) ? children : null;
}
