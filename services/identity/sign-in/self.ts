import type { Call } from '../../kernel/database/call';
import type { Person } from './sign-in.rows';

/** Whoever asks, at the door they stand at. */
export function self({ actor }: Call): Person {
  if (actor.userId === null) throw new Error('Nobody is logged in');
  return { kind: actor.kind === 'staff' ? 'staff' : 'portal', id: actor.userId };
}
