import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";

/** For `t.rich`: `<num>` in a message is a figure, a time or a share. */
export const rich = { num: (chunks: ReactNode) => <Ltr>{chunks}</Ltr> };
