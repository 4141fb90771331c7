import { timeIn } from '../../kernel/language/figures';
import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { findMailedPerson } from '../mail/mailed-person';
import type { SessionKind } from '../session/session.rules';
import { getStore } from '../store/store.rows';
import { passwordChangedWords } from './password-changed.words';

/** That somebody who was logged in has set another password: where to get a new one, for whom that was not. */
export const passwordChangedMail: MailKind<{ kind: SessionKind; at: string }> = {
  name: 'identity.password-changed',
  direction: 'sent-first',
  make: async (tx, { storeId, personId, data: { kind, at } }, ports) => {
    const store = await getStore(tx);
    const person = personId === null ? null : await findMailedPerson(tx, { kind, id: personId });
    if (person === null) return null;
    const language = person.language ?? (store.language as Language);
    const about = {
      ...{ name: person.name, store: store.name, isConsole: kind === 'staff' },
      at: timeIn(language, store.timeZone, new Date(at)),
    };
    const url = `${ports.publicUrl}/${storeId}${kind === 'staff' ? '/console' : ''}/forgot`;
    const { customerId } = person;
    return { personId, customerId, content: mailContent(passwordChangedWords, about, { language, url }) };
  },
  samples: ({ language, name, store, url }) => {
    const at = timeIn(language, 'UTC', new Date('2026-03-02T14:05:00Z'));
    const about = { name, store, isConsole: false, at };
    const look = { language, url: `${url}/forgot` };
    return [{ kind: 'password-changed', content: mailContent(passwordChangedWords, about, look) }];
  },
};
