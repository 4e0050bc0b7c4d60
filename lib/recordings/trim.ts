import { SECONDS } from "./limits";
import { SAMPLE_RATE } from "./wav-file";

/** A part of a recording, in seconds from its beginning. */
export interface Span {
  start: number;
  end: number;
}

/** Handles rest on tenths of a second, except at the very end. */
const PER_SECOND = 10;
const STEP = 1 / PER_SECOND;
/** A cut in the middle of a sound would click. */
const FADE_SAMPLES = SAMPLE_RATE / 200;

const toStep = (seconds: number) => Math.round(seconds * PER_SECOND) / PER_SECOND;
/** The last step that isn't after; what arithmetic leaves under a billionth is nothing. */
const lastStep = (seconds: number) => Math.floor(seconds * PER_SECOND + 1e-9) / PER_SECOND;
const sampleAt = (seconds: number) => Math.round(seconds * SAMPLE_RATE);

/** The span with its beginning moved, at least a step before its end. */
export function moveStart(span: Span, to: number): Span {
  return { ...span, start: Math.max(0, Math.min(toStep(to), lastStep(span.end - STEP))) };
}

/** The span with its end moved, at least a step after its beginning. @param length of the whole, in seconds */
export function moveEnd(span: Span, to: number, length: number): Span {
  const end = to >= length - STEP / 2 ? length : toStep(to);
  return { ...span, end: Math.min(length, Math.max(end, toStep(span.start + STEP))) };
}

/** Seconds, to the sample. */
export function spanSeconds({ start, end }: Span): number {
  return (sampleAt(end) - sampleAt(start)) / SAMPLE_RATE;
}

/** Long enough for a campaign. */
export const isLongEnough = (span: Span) => spanSeconds(span) >= SECONDS.min;

/** The samples of a span, faded in and out over five milliseconds. */
export function cutOut(samples: Float32Array, span: Span): Float32Array {
  const part = samples.slice(sampleAt(span.start), sampleAt(span.end));
  const fade = Math.min(FADE_SAMPLES, Math.floor(part.length / 2));
  for (let index = 0; index < fade; index += 1) {
    const last = part.length - 1 - index;
    part[index] = (part[index] ?? 0) * (index / fade);
    part[last] = (part[last] ?? 0) * (index / fade);
  }
  return part;
}

/** A place in a recording as `m:ss.t`, to the tenth of a second. */
export function formatPlace(seconds: number): string {
  const tenths = Math.round(seconds * PER_SECOND);
  const [minutes, rest] = [Math.floor(tenths / (60 * PER_SECOND)), (tenths % (60 * PER_SECOND)) / PER_SECOND];
  return `${minutes}:${rest.toFixed(1).padStart(4, "0")}`;
}
