import * as z from "zod/mini";

/** A recording that is kept here, as whoever brought it calls it. */
export const KeptRecording = z.object({
  /** SHA-256 of its content in hexadecimal: the same recording has one id, whoever brings it. */
  id: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** The name of the file on the person's own computer, for showing. */
  fileName: z.string(),
  /** Rounded; between 5 and 300. */
  seconds: z.int(),
  contentType: z.string(),
});
export type KeptRecording = z.output<typeof KeptRecording>;

export const KeptAnswer = z.object({ recording: KeptRecording });

export const NewRecording = z.strictObject({ audio: z.file({ error: "recordings.problems.missing" }) });

export const RecordingRef = z.strictObject({ recordingId: z.string() });
