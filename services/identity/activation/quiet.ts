import { randomInt } from 'node:crypto';

/**
 * What a stranger asked for begins after so long, drawn anew each time [R-ID2]: making and sending a mail keeps the
 * process busier than finding that nobody has the address, and begun at once it could be felt in the answers just after.
 * Fifty times longer than the work, so that it drowns in everything else; and seconds, for somebody waits for the mail.
 */
export const quietMs = { shortest: 500, longest: 5_000 };

/** Draws it. */
export function drawnQuietMs(): number {
  return randomInt(quietMs.shortest, quietMs.longest + 1);
}
