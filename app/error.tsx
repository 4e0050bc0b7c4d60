"use client";
import { digestOf } from "@/components/shell/error-digest";
import { Failure } from "@/components/shell/Failure";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure digest={digestOf(error)} onRetry={retry} />;
}
