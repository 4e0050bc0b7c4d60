/**
 * What both APIs answer before an action is looked at (campaign-api.md, "Error codes"). The reference gives code and words;
 * (D) they are carried as in its one complete error body, errorCode 6: with `messige` (sic).
 */
export const ACCESS_DENIED = { errorCode: -99, messige: "Access denied" } as const;
export const MISSING_ESSENTIALS = { errorCode: -88, messige: "Missing essential connection info" } as const;
