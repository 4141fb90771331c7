import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { getStore } from '../store/store.rows';
import { testMailWords } from './test-mail.words';

/** To an address that staff typed, to see whether mail arrives [S9]. */
export const testMail: MailKind<Record<string, never>> = {
  name: 'identity.test',
  direction: 'sent-first',
  make: async (tx, { language }) => {
    const store = await getStore(tx);
    const look = { language: language ?? (store.language as Language) };
    return { content: mailContent(testMailWords, { name: '', store: store.name }, look) };
  },
  samples: ({ language, store }) => [
    { kind: 'test', content: mailContent(testMailWords, { name: '', store }, { language }) },
  ],
};
