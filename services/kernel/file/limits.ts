/** How much of what people hand in may lie there at one time, of somebody. */
export interface QuotaLimits {
  files: number;
  bytes: number;
}

/** What people may hand in: each of these is met by an answer that names it. */
export const UPLOADS = {
  /** One file. What somebody kept for twenty years is 8 MB as CSV. */
  fileBytes: 25 * 1024 * 1024,
  /**
   * Of one person. A file goes a day after it was last worked on, so this is a day's work: three kinds of file, a dozen
   * tries each, or ten of the largest.
   */
  person: { files: 40, bytes: 250 * 1024 * 1024 } as QuotaLimits,
  /** Of all people of a store: four of them at it on one day. The disk is everybody's. */
  store: { files: 160, bytes: 1024 * 1024 * 1024 } as QuotaLimits,
  /** What was begun and not ended counts as long as it may still be on its way: a request has two minutes. */
  underWayMs: 600_000,
} as const;

/** The same, as a test may make it smaller. */
export type UploadLimits = Readonly<Record<'person' | 'store', QuotaLimits>> & { underWayMs: number };
