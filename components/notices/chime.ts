/** Two soft tones, rising; where hands are needed two falling ones, twice. Made by the browser: there is no file to load. */

interface Tone {
  hertz: number;
  /** Seconds from the beginning. */
  at: number;
}

const CALM: Tone[] = [
  { hertz: 523.25, at: 0 },
  { hertz: 659.25, at: 0.18 },
];
const URGENT: Tone[] = [
  { hertz: 783.99, at: 0 },
  { hertz: 587.33, at: 0.16 },
  { hertz: 783.99, at: 0.5 },
  { hertz: 587.33, at: 0.66 },
];
const SECONDS = 0.34;
const LOUD = 0.14;
const SILENT = 0.0001;
/** A browser that doesn't let a page sound before a click doesn't answer at all. */
const ALLOWED_WITHIN_MS = 500;

let kept: AudioContext | undefined;

/** @returns whether it sounded: browsers keep a page silent until somebody clicked in it */
export async function chime(isUrgent: boolean): Promise<boolean> {
  if (!("AudioContext" in window)) return false;
  kept ??= new AudioContext();
  const audio = kept;
  if (!isRunning(audio)) await Promise.race([audio.resume(), new Promise((done) => setTimeout(done, ALLOWED_WITHIN_MS))]);
  if (!isRunning(audio)) return false;
  for (const tone of isUrgent ? URGENT : CALM) play(audio, tone);
  return true;
}

const isRunning = (audio: AudioContext) => audio.state === "running";

function play(audio: AudioContext, { hertz, at }: Tone): void {
  const from = audio.currentTime + at;
  const loudness = audio.createGain();
  loudness.gain.setValueAtTime(SILENT, from);
  loudness.gain.exponentialRampToValueAtTime(LOUD, from + 0.03);
  loudness.gain.exponentialRampToValueAtTime(SILENT, from + SECONDS);
  const oscillator = audio.createOscillator();
  oscillator.frequency.value = hertz;
  oscillator.connect(loudness).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + SECONDS);
}
