/** Portal and console have separate sessions; a person may have both. */
export type SessionKind = 'portal' | 'staff';

const HOUR_MS = 3_600_000;
const STAFF_SESSION_MS = 12 * HOUR_MS;
const PORTAL_IDLE_MS = 30 * 24 * HOUR_MS;
/** A session in use is written down at most this often, so that reading a page writes nothing. */
const SEEN_EVERY_MS = HOUR_MS / 12;
/** Who was away for so long and comes back is on a new visit, also within one session. */
const NEW_VISIT_AFTER_MS = 4 * HOUR_MS;

/** When a session ends: a portal one 30 days after it was last used, a staff one 12 hours after log-in. */
export function expiryOf(kind: SessionKind, createdAt: Date, seenAt: Date): Date {
  return kind === 'staff'
    ? new Date(createdAt.getTime() + STAFF_SESSION_MS)
    : new Date(seenAt.getTime() + PORTAL_IDLE_MS);
}

/** Whether it is time to write down that the session is in use. */
export function isSeenStale(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS;
}

/** Whether the user was away long enough for "since your last visit" to begin anew. */
export function isNewVisit(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= NEW_VISIT_AFTER_MS;
}
