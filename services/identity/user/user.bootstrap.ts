import type { Clock } from '../../kernel/clock/clock';
import { emailOf, spellingsOf } from '../../kernel/email/email';
import type { Database } from '../../kernel/database/database';
import { storePassword } from '../activation/activation.service';
import type { Passwords } from '../login/password';
import { asSystemOf } from '../session/as-system';
import { endSessionsOf } from '../session/session.service';
import { getStore } from '../store/store.rows';
import { textsToAccept } from '../text-acceptance/text-acceptance.rules';
import { currentTexts, keepAcceptance } from '../text-acceptance/text-acceptance.service';

/** Users from the composition root: the demo's log-ins, and tests. */
export class UserBootstrap {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the invited user of this address a password, which activates it and accepts what the store says in its own
   * language. False where nobody was invited.
   */
  async activateUser(storeId: string, email: string, password: string): Promise<boolean> {
    const hash = await this.passwords.hashPatiently(storeId, password);
    return asSystemOf(this.database, storeId, 'activateUser', async (tx) => {
      const [user] = await tx.sql<{ id: string }>(
        'SELECT id FROM identity."user" WHERE email = ANY ($1::text[]) ORDER BY array_position($1::text[], email::text) LIMIT 1',
        [spellingsOf(emailOf(email))],
      );
      if (user === undefined) return false;
      await endSessionsOf(tx, user.id);
      const now = this.clock.now();
      await storePassword(tx, user.id, hash, now);
      const { language } = await getStore(tx);
      const texts = textsToAccept(await currentTexts(tx), [], language, language);
      await keepAcceptance(tx, user.id, { texts, path: 'texts', place: 'ACTIVATION', now });
      return true;
    });
  }
}
