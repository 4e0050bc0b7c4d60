export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { trustSocketsOnly } = await import("@/lib/http/trust-sockets-only");
  trustSocketsOnly();
}
