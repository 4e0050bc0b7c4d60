"use client";
import { useComposer } from "../use-composer";
import { RecordingField } from "./recording/RecordingField";

/** A recording of one's own: a file, or made here. It is kept on the server and belongs to the draft. */
export function UploadMessage() {
  const { form, values } = useComposer();
  return (
    <RecordingField
      value={values.message.recording}
      onChange={(recording) => form.setValue("message.recording", recording, { shouldDirty: true, shouldValidate: true })}
    />
  );
}
