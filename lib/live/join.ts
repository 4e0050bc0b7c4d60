import * as z from "zod/mini";
import type { Seat, Sink } from "./hub";

/** A way to join the board, with the right to watch it already checked. */
type Join = (sink: Sink) => Seat;
export const Join = z.custom<Join>((join) => typeof join === "function");

/** What the viewer saw last; whatever isn't a version of the board is none. */
export const LastEventId = z.optional(z.catch(z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number)), 0));
