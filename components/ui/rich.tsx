import type { ReactNode } from "react";
import { Ltr, ltr } from "./Ltr";

/** For `t.rich`: `<num>` in a message is a figure, a time or a share; `<code>` an id or keys of a telephone. */
export const rich = { num: ltr, code: (chunks: ReactNode) => <Ltr mono>{chunks}</Ltr> };
