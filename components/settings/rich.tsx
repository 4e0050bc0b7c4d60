import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";

/** Figures and codes inside a sentence of the message files. */
export const ltr = (chunks: ReactNode) => <Ltr>{chunks}</Ltr>;
export const code = (chunks: ReactNode) => <Ltr mono>{chunks}</Ltr>;

/** The setting of the server that holds the key (operating contract, "Settings"). */
export const KEY_SETTING = "IPSALES_API_KEY";
