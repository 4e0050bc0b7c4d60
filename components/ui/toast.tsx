"use client";
import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  UNSTABLE_Toast as AriaToast,
  Button,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";

interface Message {
  tone: "info" | "success" | "danger";
  title: string;
  description?: string;
  /** What takes it back; the message goes with it. */
  action?: { label: string; onPress: () => void };
}

const ICONS = { info: Info, success: CircleCheck, danger: CircleAlert };
const COLOURS = { info: "text-ink-2", success: "text-success", danger: "text-danger" };
const SHORT_MS = 6_000;
/** Long enough to read it, decide, and get there by keyboard. It waits while it is pointed at or has the focus. */
const WITH_ACTION_MS = 20_000;

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/** Tells what just happened. A failure stays until it is closed. @returns what takes the message away */
export function toast(message: Message): () => void {
  const timeout = message.action ? WITH_ACTION_MS : SHORT_MS;
  const key = queue.add(message, message.tone === "danger" ? {} : { timeout });
  return () => queue.close(key);
}

/** The one place where toasts appear; stands once, in the providers. */
export function Toasts() {
  const t = useTranslations("ui");
  return (
    <ToastRegion
      queue={queue}
      className="fixed inset-x-4 bottom-20 z-30 flex flex-col-reverse gap-2 rounded-lg sm:start-auto sm:end-4 sm:w-96 md:bottom-4 max-lg:in-[body:has([data-dock])]:bottom-20 max-md:in-[body:has([data-dock])]:bottom-36"
    >
      {({ toast: shown }) => {
        const { content } = shown;
        const Icon = ICONS[content.tone];
        return (
          <AriaToast toast={shown} className="flex animate-rise items-start gap-3 rounded-lg border bg-surface p-3 shadow-float">
            <Icon size={20} aria-hidden className={clsx("mt-0.5 shrink-0", COLOURS[content.tone])} />
            <ToastContent className="flex min-w-0 flex-1 flex-col">
              <Text slot="title" className="font-semibold">
                {content.title}
              </Text>
              {content.description && (
                <Text slot="description" className="text-ink-2 text-sm">
                  {content.description}
                </Text>
              )}
            </ToastContent>
            {content.action && (
              <Button
                onPress={() => {
                  content.action?.onPress();
                  queue.close(shown.key);
                }}
                className="min-h-6 shrink-0 cursor-pointer rounded-md px-2 font-semibold text-accent hover:bg-hover max-md:min-h-12"
              >
                {content.action.label}
              </Button>
            )}
            <Button
              slot="close"
              aria-label={t("close")}
              className="grid size-6 shrink-0 cursor-pointer place-items-center rounded-md text-ink-2 hover:bg-hover max-md:size-10"
            >
              <X size={16} aria-hidden />
            </Button>
          </AriaToast>
        );
      }}
    </ToastRegion>
  );
}
