import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import {
  Done,
  type NewUser,
  type PasswordChange,
  type PasswordFromLink,
  PasswordLink,
  PasswordLinkState,
  TestPhone,
  type User,
  UserAnswer,
  type UserChange,
  UserCreated,
  UserList,
} from "./schema";

/** Who was there last, and which links have run out. */
const REFRESH_MS = 30_000;

export const userQueries = {
  all: ["users"] as const,
  list: () =>
    queryOptions({
      queryKey: [...userQueries.all, "list"],
      queryFn: async ({ signal }) => (await fetchJson(UserList, paths.api.users(), { signal })).users,
      refetchInterval: REFRESH_MS,
    }),
  /** What a one-time address is for. The token goes in the body, never in an address. */
  passwordLink: (token: string) =>
    queryOptions({
      queryKey: [...userQueries.all, "password-link", token],
      queryFn: ({ signal }) => fetchJson(PasswordLinkState, paths.api.readPasswordLink(), { method: "POST", body: { token }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** One's own number for test calls. */
  testPhone: () =>
    queryOptions({
      queryKey: [...userQueries.all, "test-phone"],
      queryFn: async ({ signal }) => (await fetchJson(TestPhone, paths.api.testPhone(), { signal })).phone,
    }),
};

/** After each change the list is asked for anew. */
function useUserMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: userQueries.list().queryKey }),
  });
}

/** Without a password: the answer holds the one-time address, once. */
export function useAddUser() {
  return useUserMutation((body: z.input<typeof NewUser>) => fetchJson(UserCreated, paths.api.users(), { method: "POST", body }));
}

export function useChangeUser(userId: string) {
  return useUserMutation<Omit<z.input<typeof UserChange>, "userId">, User>(
    async (body) => (await fetchJson(UserAnswer, paths.api.user(userId), { method: "PATCH", body })).user,
  );
}

/** A one-time address for a new password; an earlier one ends. */
export function useNewPasswordLink(userId: string) {
  return useUserMutation<void, PasswordLink>(() => fetchJson(PasswordLink, paths.api.passwordLink(userId), { method: "POST" }));
}

export function useSetPassword() {
  return useMutation({
    mutationFn: (body: z.input<typeof PasswordFromLink>) => fetchJson(Done, paths.api.passwordFromLink(), { method: "POST", body }),
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: z.input<typeof PasswordChange>) => fetchJson(Done, paths.api.ownPassword(), { method: "PUT", body }),
  });
}

export function useSaveTestPhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phone: string) => fetchJson(TestPhone, paths.api.testPhone(), { method: "PUT", body: { phone } }),
    onSuccess: ({ phone }) => client.setQueryData(userQueries.testPhone().queryKey, phone),
  });
}
