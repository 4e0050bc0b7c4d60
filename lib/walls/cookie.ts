import "server-only";
import { cookies } from "next/headers";
import { cookieName, secureCookies } from "@/lib/http/cookie-name";

/**
 * What lets a screen's stream in: EventSource can send neither a body nor a header. It ends with the browser, whose address has the token
 * still; no route of a person reads it.
 */
export async function keepWallToken(token: string): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName("wall"), token, { httpOnly: true, sameSite: "strict", secure: secureCookies(), path: "/" });
}

export async function wallToken(): Promise<string | null> {
  return (await cookies()).get(cookieName("wall"))?.value ?? null;
}
