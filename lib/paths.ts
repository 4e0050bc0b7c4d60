/** Every address of ours, as a function. */
export const paths = {
  home: () => "/",
  signIn: (callbackUrl?: string) =>
    callbackUrl && callbackUrl !== "/" ? `/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}` : "/sign-in",
  /** Where a one-time address leads: setting a password, or the first admin's set-up. The token stands in the fragment, which no log sees. */
  setPassword: (token: string) => `/set-password#${token}`,
  profile: () => "/profile",
  campaigns: () => "/campaigns",
  newCampaign: () => "/campaigns/new",
  campaign: (campaignId: string | number) => `/campaigns/${campaignId}`,
  callerIds: () => "/caller-ids",
  users: () => "/users",
  audit: () => "/audit",
  settings: () => "/settings",
  api: {
    campaigns: (range: { from: string; to: string }) => `/api/campaigns?${new URLSearchParams(range)}`,
    control: (campaignId: number, control: "hold" | "resume" | "stop" | "max-ring") => `/api/campaigns/${campaignId}/${control}`,
    live: () => "/api/campaigns/live",
    report: (campaignId: number) => `/api/campaigns/${campaignId}/report`,
    calls: (campaignId: number, query: string) => `/api/campaigns/${campaignId}/calls?${query}`,
    callsCsv: (campaignId: number, query: string) => `/api/campaigns/${campaignId}/calls.csv?${query}`,
    audio: (campaignId: number) => `/api/campaigns/${campaignId}/audio`,
    csrf: () => "/api/auth/csrf",
    signIn: () => "/api/auth/callback/credentials",
    signOut: () => "/api/auth/signout",
    preferences: () => "/api/users/me/preferences",
    audiences: () => "/api/audiences",
    audienceRejects: (audienceId: string) => `/api/audiences/${audienceId}/rejects.csv`,
  },
} as const;
