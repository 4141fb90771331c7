import type { Transaction } from '../../kernel/database/transaction';
import { timeIn } from '../../kernel/language/figures';
import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { linkToken, openNotMeLink } from '../activation/link';
import type { SessionKind } from '../session/session.rules';
import { getStore } from '../store/store.rows';
import { deviceWords } from './device.words';
import { newDeviceWords } from './new-device.words';
import { countTold, forgetOldest, placeOf } from './sign-in.rows';

/** Of so many log-ins of one person within an hour each is told of. */
const MOST_TOLD = 10;

/** Tells of a log-in from a device that was not known, with a link for who it was not. */
export const newDeviceMail: MailKind<{ kind: SessionKind; signInId: string }> = {
  name: 'identity.new-device',
  direction: 'sent-first',
  make: async (tx, { id, storeId, to, data: { kind, signInId } }, ports) => {
    const store = await getStore(tx);
    const found = await findSignIn(tx, kind, signInId, to);
    if (found === null) return null;
    const { personId, name } = found;
    const now = ports.clock.now();
    await forgetOldest(tx, { kind, id: personId });
    // Whoever has the password could bury the first of these under a hundred others.
    const told = await countTold(tx, { kind, id: personId }, { signInId, at: found.at });
    if (told >= MOST_TOLD) return null;
    const purpose = kind === 'staff' ? ('staff-sign-in' as const) : ('sign-in' as const);
    const link = { id, storeId, personId, purpose, signInId };
    const token = linkToken(ports.secret('link-token'), link);
    if (!(await openNotMeLink(tx, link, token, now))) return null;
    const language = found.language ?? (store.language as Language);
    const about = {
      ...{ name, store: store.name, isConsole: kind === 'staff', device: deviceWords(language, found) },
      at: timeIn(language, store.timeZone, found.at),
    };
    const url = `${ports.publicUrl}/${storeId}${kind === 'staff' ? '/console' : ''}/not-me?token=${token}`;
    return { personId, content: mailContent(newDeviceWords, about, { language, url }) };
  },
  samples: ({ language, name, store, url }) => {
    const device = deviceWords(language, { browser: 'Safari', system: 'iPhone' });
    const about = { name, store, device, isConsole: false, at: timeIn(language, 'UTC', sampleAt) };
    return [
      { kind: 'new-device', content: mailContent(newDeviceWords, about, { language, url: `${url}/not-me` }) },
    ];
  },
};

const sampleAt = new Date('2026-03-02T14:05:00Z');

interface FoundSignIn {
  personId: string;
  name: string;
  language: Language | null;
  browser: string;
  system: string;
  at: Date;
}

/** A log-in of who still has the address, and may still log in. */
async function findSignIn(
  tx: Transaction,
  kind: SessionKind,
  signInId: string,
  email: string,
): Promise<FoundSignIn | null> {
  const { table, column } = placeOf(kind);
  const name =
    kind === 'staff'
      ? 'p.name'
      : `coalesce((SELECT coalesce(nullif(c.first_name, ''), c.display_name) FROM identity.customer_user l
           JOIN identity.customer c ON c.id = l.customer_id WHERE l.user_id = p.id AND l.enabled
          ORDER BY l.created_at, l.customer_id LIMIT 1), '')`;
  const [row] = await tx.sql<FoundSignIn & { [column: string]: unknown }>(
    `SELECT p.id AS "personId", ${name} AS name, g.language, i.browser, i.system, i.at
       FROM identity.sign_in i JOIN ${table} p ON p.id = i.${column}
       LEFT JOIN identity.chosen_language g ON g.person_id = p.id
      WHERE i.id = $1 AND p.email = $2 AND p.enabled FOR SHARE OF p`,
    [signInId, email],
  );
  return row ?? null;
}
