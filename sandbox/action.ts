import type { Sandbox } from "./store.ts";

/** A part of a multipart body that carried a file. */
export type UploadedFile = { fileName: string; contentType: string; data: Buffer };

/** One request to either upstream API, whatever content type it came in. */
export type ActionRequest = {
  action: string;
  /** Query and body merged: JSON values or form strings; PHP's `phones[]` is collected into an array. */
  fields: Record<string, unknown>;
  files: Record<string, UploadedFile>;
  ip: string;
};

/** A JSON answer too large to hold at once (a report of 1,000,000 calls), as successive pieces of its text. */
export class JsonText {
  constructor(readonly pieces: Iterable<string>) {}
}

/** Does one action and returns the body of the answer: a value to be written as JSON, or a JsonText. */
export type Handler = (request: ActionRequest, sandbox: Sandbox) => unknown | Promise<unknown>;
