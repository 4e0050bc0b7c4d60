import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";

/** For `t.rich`: a code inside a sentence. */
export const code = (chunks: ReactNode) => <Ltr mono>{chunks}</Ltr>;

/** The setting of the server that holds the key (operating contract, "Settings"). */
export const KEY_SETTING = "IPSALES_API_KEY";
