import type { Handler } from "./action.ts";
import { ADD_DID_NOTES } from "./caller-ids.ts";
import { asText, isTruthy } from "./fields.ts";
import { MISSING_ESSENTIALS } from "./refusals.ts";

/** One action, two steps: what differs is which of the two fields is present (campaign-api.md, "Two-step flow"). */
export const addDid: Handler = ({ fields }, { callerIds }) => {
  const phone = asText(fields["phone"]);
  if (isTruthy(fields["PhoneVerificationSend"])) return callerIds.requestVerification(phone);
  if (fields["PhoneVerification"] !== undefined) return callerIds.confirm(phone, asText(fields["PhoneVerification"]));
  return callerIds.has(phone) ? { Status: "Error", note: ADD_DID_NOTES.exists } : MISSING_ESSENTIALS;
};
