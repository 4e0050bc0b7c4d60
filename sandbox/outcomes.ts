/** How a call can end, with every column that the report gives for it (campaign-api.md, "SIP / Q.850 failure reference"). */
export type Outcome = {
  status: "answered" | "noAnswer" | "busy" | "rejected" | "failed";
  sipCode: string;
  /** The Hebrew text, verbatim from the reference. */
  q850Text: string;
  /** What a gateway that is not translated says instead. */
  english: string;
  sipText: string;
  had180: boolean;
  had183: boolean;
};

type Cause = Pick<Outcome, "status" | "sipCode" | "q850Text" | "english" | "sipText">;

const cause = (status: Outcome["status"], sipCode: string, q850Text: string, english: string, sipText: string): Cause => ({
  status,
  sipCode,
  q850Text,
  english,
  sipText,
});

const BYE = cause("answered", "200", "ניתוק תקין (BYE)", "Normal Call Clearing", "OK");
const UNSPECIFIED = cause("answered", "", "סיום רגיל (לא צוין)", "Normal, unspecified", "");
const UNASSIGNED = cause("failed", "404", "מספר לא מוקצה (404)", "Unallocated (unassigned) number", "Not Found");
const PARTIAL = cause("failed", "484", "מספר שגוי / כתובת חלקית (484)", "Invalid number format", "Address Incomplete");
const INCOMPATIBLE = cause("failed", "488", "יעד לא תואם (488)", "Incompatible destination", "Not Acceptable Here");
const BUSY = cause("busy", "486", "משתמש תפוס (486)", "User busy", "Busy Here");
const NO_RESPONSE = cause("noAnswer", "408", "אין תגובת משתמש (408)", "No user responding", "Request Timeout");
const NO_ANSWER = cause("noAnswer", "480", "אין מענה (480)", "No answer from user", "Temporarily Unavailable");
// A gateway that gives no cause: the code is all there is (api-notes.md, "campaignReport").
const NO_ANSWER_NO_TEXT = cause("noAnswer", "480", "", "", "Temporarily Unavailable");
const REJECTED = cause("rejected", "603", "השיחה נדחתה (603)", "Call Rejected", "Decline");
const DESTINATION_DOWN = cause("failed", "502", "יעד לא פעיל (502)", "Destination out of order", "Bad Gateway");
const NO_CHANNEL = cause("failed", "503", "אין ערוץ זמין (503)", "No circuit/channel available", "Service Unavailable");
const NETWORK_DOWN = cause("failed", "503", "תקלה ברשת (503)", "Network out of order", "Service Unavailable");
const TEMPORARY = cause("failed", "503", "כשל זמני (503)", "Temporary failure", "Service Unavailable");
const CONGESTION = cause("failed", "503", "עומס בציוד מיתוג (503)", "Switching equipment congestion", "Service Unavailable");
const NO_RESOURCE = cause("failed", "503", "משאב לא זמין (503)", "Resource unavailable, unspecified", "Service Unavailable");
const TIMER = cause("failed", "504", "התאוששות עקב פג זמן (504)", "Recovery on timer expire", "Server Time-out");
const NOT_SUBSCRIBED = cause("failed", "", "שירות מבוקש לא מנוי", "Requested facility not subscribed", "");
const PROTOCOL_ERROR = cause("failed", "", "שגיאת פרוטוקול", "Protocol error, unspecified", "");
const INTERWORKING = cause("failed", "", "בין-רשתי", "Interworking, unspecified", "");
const UNKNOWN = cause("failed", "", "לא ידוע", "Unknown cause", "");
// "Unclassified cause — check sipCode + sipText for more detail": some have one to look at.
const UNKNOWN_BUT_CODED = cause("failed", "500", "לא ידוע", "Unknown cause", "Server Internal Error");

const silent = { had180: false, had183: false };
const rang = { had180: true, had183: false };
const rangBack = { had180: true, had183: true };
const announced = { had180: false, had183: true };

const CATALOGUE = {
  answered: { ...BYE, ...rang },
  answeredAfterRingback: { ...BYE, ...rangBack },
  answeredAfterMedia: { ...BYE, ...announced },
  answeredUnspecified: { ...UNSPECIFIED, ...rang },
  unassigned: { ...UNASSIGNED, ...silent },
  unassignedAnnounced: { ...UNASSIGNED, ...announced },
  partial: { ...PARTIAL, ...silent },
  incompatible: { ...INCOMPATIBLE, ...silent },
  busy: { ...BUSY, ...silent },
  busyWaiting: { ...BUSY, ...rang },
  noResponse: { ...NO_RESPONSE, ...silent },
  noAnswer: { ...NO_ANSWER, ...rang },
  noAnswerRingback: { ...NO_ANSWER, ...rangBack },
  noAnswerNoText: { ...NO_ANSWER_NO_TEXT, ...rang },
  switchedOff: { ...NO_ANSWER, ...announced },
  declined: { ...REJECTED, ...rang },
  blocked: { ...REJECTED, ...silent },
  destinationDown: { ...DESTINATION_DOWN, ...silent },
  noChannel: { ...NO_CHANNEL, ...silent },
  networkDown: { ...NETWORK_DOWN, ...silent },
  temporary: { ...TEMPORARY, ...silent },
  congestion: { ...CONGESTION, ...silent },
  noResource: { ...NO_RESOURCE, ...silent },
  timer: { ...TIMER, ...silent },
  notSubscribed: { ...NOT_SUBSCRIBED, ...silent },
  protocolError: { ...PROTOCOL_ERROR, ...silent },
  interworking: { ...INTERWORKING, ...silent },
  unknown: { ...UNKNOWN, ...silent },
  unknownButCoded: { ...UNKNOWN_BUT_CODED, ...silent },
} satisfies Record<string, Outcome>;

export type OutcomeName = keyof typeof CATALOGUE;

const names = Object.keys(CATALOGUE) as OutcomeName[];
/** Every outcome; a recipient's column holds the place in this list. Append only: saved states hold these places. */
export const OUTCOMES: readonly Outcome[] = names.map((name) => CATALOGUE[name]);

const places = new Map(names.map((name, place) => [name, place]));

/** The place of an outcome in OUTCOMES. */
export function outcomePlace(name: OutcomeName): number {
  const place = places.get(name);
  if (place === undefined) throw new Error(`no outcome ${name}`);
  return place;
}

export function outcomeAt(place: number): Outcome {
  const outcome = OUTCOMES[place];
  if (!outcome) throw new Error(`no outcome at place ${place}`);
  return outcome;
}
