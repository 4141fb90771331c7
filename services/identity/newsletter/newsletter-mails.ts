import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import {
  NEWSLETTER_SECRET,
  type NewsletterAim,
  newsletterPath,
  type NewsletterPurpose,
  newsletterToken,
} from '../../kernel/link/newsletter-link';
import type { MadeMail, MailKind, WantedMail } from '../../kernel/mail/mail-kind';
import { mailContent, type MailWords } from '../../kernel/mail/mail-words';
import type { Ports } from '../../kernel/subgraph/service';
import type { AskedLink } from '../activation/link-mails';
import type { LinkAbout } from '../activation/link.words';
import { getStore } from '../store/store.rows';
import { newsletterConfirmWords } from './newsletter-confirm.words';
import { newsletterWelcomeWords } from './newsletter-welcome.words';
import { findRequest } from './newsletter.rows';

type Mail<Data> = WantedMail<Data> & { storeId: string };
type Words = MailWords<LinkAbout>;

/** The link that confirms it, to an address somebody typed at the foot of a page. */
export const newsletterConfirm: MailKind<AskedLink> = kindOf(
  'newsletter-confirm',
  newsletterConfirmWords,
  async (tx, mail, ports) => {
    const asked = mail.data.isFull ? null : await findRequest(tx, mail.id, ports.clock.now());
    return asked === null ? null : ['confirm', { email: asked.email, id: mail.id }];
  },
);

/** That it goes there from now on, and the link that ends it. */
export const newsletterWelcome: MailKind<object> = kindOf(
  'newsletter-welcome',
  newsletterWelcomeWords,
  async (_tx, mail) => ['unsubscribe', { email: mail.to, id: null }],
);

/** Whoever reads at an address that was typed may be a stranger: they are called by no name. */
function kindOf<Data>(
  kind: string,
  words: Words,
  linkFor: (
    tx: Transaction,
    mail: Mail<Data>,
    ports: Ports,
  ) => Promise<[NewsletterPurpose, NewsletterAim] | null>,
): MailKind<Data> {
  return {
    name: `identity.${kind}`,
    direction: 'sent-first',
    make: async (tx, mail, ports): Promise<MadeMail | null> => {
      const store = await getStore(tx);
      const link = await linkFor(tx, mail, ports);
      if (link === null) return null;
      const url = urlOf(ports, mail.storeId, ...link);
      const language = mail.language ?? (store.language as Language);
      const content = mailContent(words, { name: '', store: store.name }, { language, url });
      const unsubscribeUrl = urlOf(ports, mail.storeId, 'unsubscribe', { email: mail.to, id: null });
      return { content, unsubscribeUrl };
    },
    samples: ({ language, store, url }) => [
      {
        kind,
        content: mailContent(words, { name: '', store }, { language, url: `${url}/newsletter/unsubscribe` }),
      },
    ],
  };
}

function urlOf(
  { secret, publicUrl }: Ports,
  storeId: string,
  purpose: NewsletterPurpose,
  aim: NewsletterAim,
): string {
  const token = newsletterToken(secret(NEWSLETTER_SECRET), storeId, purpose, aim);
  return publicUrl + newsletterPath(storeId, purpose, token);
}
