import "server-only";
import { env } from "@/lib/env";

/** Whether cookies go over https only. */
export const secureCookies = () => env.appUrl.startsWith("https:");

/** A cookie of ours. Behind https the browser itself sees to it that no other host and no plain connection sets it. */
export const cookieName = (name: string) => (secureCookies() ? `__Host-shofar.${name}` : `shofar.${name}`);
