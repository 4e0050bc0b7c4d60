"use client";
import { Failure } from "@/components/shell/Failure";

interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
  return <Failure digest={digest} onRetry={retry} />;
}
