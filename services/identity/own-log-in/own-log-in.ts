import type { Transaction } from '../../kernel/database/transaction';
import { openSessions, type Person } from '../sign-in/sign-in.rows';

/** Whose log-in it is, as it stands. */
export interface OwnLogIn {
  /** The address one logs in with. */
  email: string;
  epoch: number;
}

/**
 * The log-in of whoever asks, held until the commit; null where their session opens nothing any more: it ended, or what it
 * stands on has changed since it was looked up. A user's customers are locked before.
 */
export async function holdOwnLogIn(
  tx: Transaction,
  { kind, id }: Person,
  sessionId: string | null,
  now: Date,
): Promise<OwnLogIn | null> {
  const [held] = await tx.sql<OwnLogIn & { [column: string]: unknown }>(
    `SELECT p.email, p.epoch FROM ${openSessions(kind)} WHERE x.id = $2 AND p.id = $1 AND x.expires_at > $3 FOR NO KEY UPDATE OF p`,
    [id, sessionId, now],
  );
  return held ?? null;
}
