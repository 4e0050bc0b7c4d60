/** What a campaign may play: reference, "Error codes" 5 and 19. */
export const SECONDS = { min: 5, max: 300 } as const;

/** Five minutes of stereo WAV at 44.1 kHz are 53 MB. */
export const MAX_BYTES = 60 * 1024 * 1024;
