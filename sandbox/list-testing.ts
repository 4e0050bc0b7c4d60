import type { Answer, TestSandbox } from "./testing.ts";

type Fields = Record<string, unknown>;

type TestList = {
  mailingList: number;
  call(action: string, fields?: Fields): Promise<Answer>;
  contacts(fields?: Fields): Promise<Fields[]>;
};

/** Gives out lists, each of its own and empty as (D) every positive number is. */
export function listsOf(sandbox: () => TestSandbox): () => TestList {
  let nextList = 1;
  return () => {
    const mailingList = nextList++;
    const call = (action: string, fields: Fields = {}) =>
      sandbox().json("/mailingListsApi.php", { action, apiKey: "sandbox-key", mailingList, ...fields });
    return { mailingList, call, contacts: async (fields = {}) => Object.values((await call("phonesList", fields)).phonesList) };
  };
}

export const AVI = { phone: "0501234567", firstName: "Avi", lastName: "Cohen", email: "avi@example.com", status: 0 };
export const DANA = { phone: "0507654321", firstName: "Dana", lastName: "Levy", email: "", status: 0 };
