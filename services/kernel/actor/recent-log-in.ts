import { Refusal } from '../refusal/refusal';
import type { Actor } from './actor';

/** How many minutes old a log-in may be for what costs money or access [R-ID9]. */
export const LOG_IN_IS_RECENT_MINUTES = 15;

/** The refusal of who has not, by its name in the graph. */
export const LOG_IN_NOT_RECENT = 'LogInNotRecent';

const MINUTE_MS = 60_000;

/** Whether somebody who proved who they are at this instant has done so just now; who never has, has not. */
export function isRecentLogIn(authenticatedAt: string | null, now: Date): boolean {
  if (authenticatedAt === null) return false;
  return now.getTime() - Date.parse(authenticatedAt) <= LOG_IN_IS_RECENT_MINUTES * MINUTE_MS;
}

/**
 * Refuses whoever has not logged in just now. The product itself is no person who could: it works by what somebody
 * started who was asked then. Everybody else is, partners too, until somebody thinks of how they would prove it.
 */
export function assertRecentLogIn({ kind, authenticatedAt }: Actor, now: Date): void {
  if (kind === 'system' || isRecentLogIn(authenticatedAt, now)) return;
  throw logInNotRecent(authenticatedAt);
}

/** The refusal itself: of who has not, and of whose log-in counts no more. */
export function logInNotRecent(authenticatedAt: string | null): Refusal {
  const message = `For this one must have logged in within ${LOG_IN_IS_RECENT_MINUTES} minutes`;
  const figures = {
    loggedInAt: authenticatedAt && new Date(authenticatedAt),
    mostMinutes: LOG_IN_IS_RECENT_MINUTES,
  };
  return new Refusal(Object.assign({ __typename: LOG_IN_NOT_RECENT, message }, figures));
}
