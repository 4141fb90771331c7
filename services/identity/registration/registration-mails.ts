import type { Language } from '../../kernel/language/language';
import type { MadeMail, MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import type { Ports } from '../../kernel/subgraph/service';
import { linkToken } from '../activation/link';
import { linkMails, type AskedLink } from '../activation/link-mails';
import { getStore } from '../store/store.rows';
import { findKnown, findOpen, hasRegistration } from './registration.rows';
import { registrationCustomerWords, registrationKnownWords } from './registration-known.words';
import { registrationWords } from './registration.words';

/** Which registration it is about, besides. */
export interface AskedRegistration extends AskedLink {
  registrationId: string;
}

/** The token of the one link that a registration has. It is kept nowhere: a mail that is sent again holds the same. */
export const registrationToken = ({ secret }: Pick<Ports, 'secret'>, storeId: string, id: string): string =>
  linkToken(secret('link-token'), { id, storeId, personId: id, purpose: 'registration' });

/**
 * To an address that somebody registered with. Who reads there may be a stranger, so nobody is called by the name that was
 * typed. An address that is known gets no link to what was typed: its owner is told, and who is invited, invited again.
 */
export const registrationMail: MailKind<AskedRegistration> = {
  name: 'identity.registration',
  direction: 'sent-first',
  make: async (tx, mail, ports): Promise<MadeMail | null> => {
    const store = await getStore(tx);
    const { isFull, registrationId } = mail.data;
    const isWanted = !isFull && (await hasRegistration(tx));
    const found = isWanted ? await findOpen(tx, registrationId, ports.clock.now()) : null;
    if (found === null) return null;
    const known = await findKnown(tx, found.email);
    const shop = `${ports.publicUrl}/${mail.storeId}`;
    const about = { name: '', store: store.name };
    if (known === null) {
      const url = `${shop}/set-password?token=${registrationToken(ports, mail.storeId, found.id)}`;
      return { content: mailContent(registrationWords, about, { language: found.language, url }) };
    }
    if (known.userId !== null && !known.isEnabled) return null;
    if (known.userId !== null && !known.isActivated)
      return linkMails.activation.make(tx, { ...mail, data: { isFull: false } }, ports);
    const language = known.language ?? (store.language as Language);
    const words = known.userId === null ? registrationCustomerWords : registrationKnownWords;
    const content = mailContent(words, about, { language, url: shop });
    return { kind: 'registration-known', personId: known.userId, content };
  },
  samples: ({ language, store, url }) => [
    {
      kind: 'registration',
      content: mailContent(registrationWords, { name: '', store }, { language, url: `${url}/set-password` }),
    },
    {
      kind: 'registration-known',
      content: mailContent(registrationKnownWords, { name: '', store }, { language, url }),
    },
  ],
};
