import type { Measured, RecordingRefusal } from "./judge";

/** Judges a chosen file in the browser, as the server will. The reader of sound files is loaded when the first one is chosen. */
export async function measureFile(file: File): Promise<Measured | RecordingRefusal> {
  const { judgeRecording } = await import("./judge");
  return judgeRecording(new Uint8Array(await file.arrayBuffer()));
}
