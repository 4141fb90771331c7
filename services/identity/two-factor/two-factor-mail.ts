import type { Transaction } from '../../kernel/database/transaction';
import { timeIn } from '../../kernel/language/figures';
import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { sendMail } from '../../kernel/mail/send-mail';
import type { SessionKind } from '../session/session.rules';
import type { Person } from '../sign-in/sign-in.rows';
import { getStore } from '../store/store.rows';
import { findMailedPerson } from '../mail/mailed-person';
import { twoFactorWords, type TwoFactorNews } from './two-factor.words';

interface MailData {
  kind: SessionKind;
  news: TwoFactorNews;
  /** ISO 8601. */
  at: string;
}

/** Tells of what happened to somebody's second step: whoever it was, they hear of it. */
export const twoFactorMail: MailKind<MailData> = {
  name: 'identity.two-factor',
  direction: 'sent-first',
  make: async (tx, { storeId, personId, to, data: { kind, news, at } }, ports) => {
    const person = personId === null ? null : await findMailedPerson(tx, { kind, id: personId });
    if (person === null || person.email !== to) return null;
    const store = await getStore(tx);
    const language = person.language ?? (store.language as Language);
    const about = {
      ...{ name: person.name, store: store.name, isConsole: kind === 'staff', news },
      at: timeIn(language, store.timeZone, new Date(at)),
    };
    const url = `${ports.publicUrl}/${storeId}${kind === 'staff' ? '/console' : ''}/forgot`;
    return { personId, content: mailContent(twoFactorWords, about, { language, url }) };
  },
  samples: ({ language, name, store, url }) => {
    const look = { language, url: `${url}/forgot` };
    const about = { name, store, isConsole: false, at: timeIn(language, 'UTC', sampleAt) };
    return (['ON', 'RESET'] as const).map((news) => ({
      kind: 'two-factor',
      content: mailContent(twoFactorWords, { ...about, news }, look),
    }));
  },
};

const sampleAt = new Date('2026-03-02T14:05:00Z');

/** Lets the person know, once this commits. */
export async function tellPerson(
  tx: Transaction,
  person: Person,
  news: TwoFactorNews,
  now: Date,
): Promise<void> {
  const found = await findMailedPerson(tx, person);
  if (found === null) return;
  const { email: to, customerId } = found;
  const data = { kind: person.kind, news, at: now.toISOString() };
  await sendMail(tx, twoFactorMail, { to, customerId, personId: person.id, data });
}
