import { causeOfText, classOf } from "./causes";
import { type CallSignals, isAnswered, isNotDialed } from "./verdict";

/**
 * Whether a call failed for the network's sake: the reference's table "Network / infrastructure" (502, and the five texts of 503). These
 * are the failures that come in waves and pass, so they are a reason to wait. The verdict `network` counts more of what never reached a
 * phone: 488 stands among the reference's number problems, 504 is an internal timeout of its own table, and protocol errors and
 * interworking are under "Other"; they follow the number or the route, and waiting changes nothing.
 *
 * A text that the tables don't have is the gateway's own English, and «לא ידוע» sends the reader to the SIP code, so there the code decides.
 */
export function isNetworkFailure({ status, cause, sipCode }: Pick<CallSignals, "status" | "cause" | "sipCode">): boolean {
  if (isAnswered(status) || isNotDialed(status)) return false;
  const documented = causeOfText(cause);
  const text = documented === undefined || documented.id === "unknown" ? "" : cause;
  return classOf(text, sipCode) === "network";
}
