/** What pages say of how much they take, and the server holds: see server/limits.ts for the others. */

/** A file as the gateway takes it; its form is a little longer. */
export const FILE_BYTES = 25 * 1024 * 1024;
