/** Hearing a person at this computer: the microphone, and one take of it. Runs in the browser only. */

/** A word under `composer.recording.microphone` of the message files. */
export type MicrophoneProblem = "insecure" | "denied" | "none" | "busy" | "failed";

/** Why there is nothing to hear. */
export class MicrophoneRefused extends Error {
  override readonly name = "MicrophoneRefused";
  constructor(readonly problem: MicrophoneProblem) {
    super(problem);
  }
}

/** By the names that the specification of getUserMedia gives its refusals. */
const PROBLEMS: Record<string, MicrophoneProblem> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

/**
 * Opens a microphone; asks the person where the browser has to.
 * @param deviceId null: the computer's own choice
 * @throws MicrophoneRefused
 */
export async function openMicrophone(deviceId: string | null): Promise<MediaStream> {
  // Browsers hide the microphone from pages that aren't served securely; localhost counts as secure.
  if (!window.isSecureContext || !navigator.mediaDevices || typeof MediaRecorder === "undefined") throw new MicrophoneRefused("insecure");
  const audio = { channelCount: 1, ...(deviceId !== null && { deviceId: { exact: deviceId } }) };
  return navigator.mediaDevices.getUserMedia({ audio }).catch((error: unknown) => {
    throw new MicrophoneRefused((error instanceof Error && PROBLEMS[error.name]) || "failed");
  });
}

export interface Microphone {
  id: string;
  /** As the system calls it. */
  label: string;
}

/** What can be chosen; the browser tells the names once one microphone was allowed. */
export async function listMicrophones(): Promise<Microphone[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.flatMap(({ kind, deviceId, label }) => (kind === "audioinput" && deviceId ? [{ id: deviceId, label }] : []));
}

export function closeMicrophone(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** A recording that is being made. */
export interface Take {
  pause: () => void;
  resume: () => void;
  stop: () => void;
  /** What was heard so far, without the pauses. */
  seconds: () => number;
  /** The whole, once it was stopped or the microphone was unplugged; in the browser's own format. */
  ended: Promise<Blob>;
}

/** Begins to record what a microphone hears. The browser encodes it beside the page. */
export function beginTake(stream: MediaStream): Take {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  let [heardMs, since] = [0, performance.now()];
  const count = () => {
    if (recorder.state === "recording") heardMs += performance.now() - since;
  };
  const ended = new Promise<Blob>((resolve) => {
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.addEventListener("stop", () => resolve(new Blob(parts, { type: recorder.mimeType })));
  });
  recorder.start();
  return {
    ended,
    pause: () => {
      count();
      recorder.pause();
    },
    resume: () => {
      since = performance.now();
      recorder.resume();
    },
    stop: () => {
      if (recorder.state === "inactive") return;
      count();
      recorder.stop();
    },
    seconds: () => (heardMs + (recorder.state === "recording" ? performance.now() - since : 0)) / 1_000,
  };
}
