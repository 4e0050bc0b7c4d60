"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Button, Heading, Modal, ModalOverlay } from "react-aria-components";

interface DialogProps {
  title: ReactNode;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** `alertdialog`: for what can't be undone; a click beside it doesn't close it. */
  role?: "dialog" | "alertdialog";
  size?: "normal" | "wide";
  /** Something that was begun in it is under way: neither Escape nor the cross nor a click beside it closes it meanwhile. */
  isBusy?: boolean;
  children: ReactNode;
}

/** A window over the page: focus stays inside, Escape closes, focus goes back. */
export function Dialog({ title, isOpen, onOpenChange, role = "dialog", size = "normal", isBusy = false, children }: DialogProps) {
  const t = useTranslations("ui");
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === "dialog" && !isBusy}
      isKeyboardDismissDisabled={isBusy}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-[oklch(0_0_0/0.45)] p-4 max-md:place-items-end max-md:p-0"
    >
      <Modal
        className={clsx(
          "w-full animate-rise rounded-lg border bg-surface shadow-float max-md:max-w-none! max-md:rounded-b-none",
          size === "wide" ? "max-w-180" : "max-w-120",
        )}
      >
        <AriaDialog role={role} className="flex max-h-[calc(100dvh-2rem)] flex-col outline-none">
          <header className="flex items-start gap-3 p-4 pb-2">
            <Heading slot="title" className="min-w-0 flex-1 font-semibold text-lg">
              {title}
            </Heading>
            {role === "dialog" && (
              <Button
                slot="close"
                aria-label={t("close")}
                isDisabled={isBusy}
                className="grid size-8 shrink-0 cursor-pointer place-items-center rounded-md text-ink-2 hover:bg-hover disabled:cursor-default disabled:opacity-40 max-md:size-12"
              >
                <X size={16} aria-hidden />
              </Button>
            )}
          </header>
          <div className="relative overflow-y-auto p-4 pt-1">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons of a dialog: the act first in reading order, and at the thumb on a phone. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-wrap items-center gap-2 max-md:flex-col max-md:items-stretch">{children}</div>;
}
