import { directionOf, type Locale } from "@/lib/i18n/config";

/** The browser's own notifications. */

/** `default`: nobody was asked yet, or the question was closed. */
export type Permitted = NotificationPermission | "unsupported";

export function permitted(): Permitted {
  return "Notification" in window ? Notification.permission : "unsupported";
}

/** Asks the person, by the browser's own question. */
export async function askPermission(): Promise<Permitted> {
  return "Notification" in window ? Notification.requestPermission() : "unsupported";
}

interface Shown {
  title: string;
  body?: string;
  /** The same one again takes the first one's place. */
  tag: string;
  locale: Locale;
}

/** @param onOpen somebody clicked it @returns whether it was shown: browsers of phones have the words for it and refuse */
export function showOnDesktop({ title, locale, ...options }: Shown, onOpen: () => void): boolean {
  if (permitted() !== "granted") return false;
  try {
    const notification = new Notification(title, { ...options, lang: locale, dir: directionOf(locale), silent: true });
    notification.onclick = () => {
      window.focus();
      notification.close();
      onOpen();
    };
    return true;
  } catch {
    return false;
  }
}
