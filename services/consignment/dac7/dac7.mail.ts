import { greetings } from '../../kernel/language/greetings.words';
import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent, type MailWords, type Wording } from '../../kernel/mail/mail-words';
import { findStore } from '../store/store';
import { keepsDac7 } from './dac7.rules';

/** What the mail is about. */
interface About {
  name: string;
  year: number;
  store: string;
}

const wording = (
  language: Language,
  subject: (about: About) => string,
  paragraphs: (about: About) => string[],
  button: string,
  footer: (store: string) => string,
): Wording<About> => ({
  ...{ greeting: greetings[language], subject, paragraphs, button },
  footer: ({ store }) => footer(store),
});

const words: MailWords<About> = {
  nl: wording(
    'nl',
    ({ year, store }) => `Uw verkopen in ${year} voor de Belastingdienst – ${store}`,
    ({ year }) => [
      `In ${year} is er zoveel voor u verkocht dat wij het aan de Belastingdienst moeten doorgeven.`,
      'U kunt de cijfers bekijken en bewaren voor uw eigen aangifte.',
    ],
    'Naar de cijfers',
    (store) => `U krijgt deze mail omdat ${store} artikelen voor u heeft verkocht.`,
  ),
  nb: wording(
    'nb',
    ({ year, store }) => `Salgene dine i ${year} for skattemyndigheten – ${store}`,
    ({ year }) => [
      `I ${year} ble det solgt så mye for deg at vi må fortelle det til skattemyndigheten.`,
      'Du kan se tallene og ta vare på dem til din egen skattemelding.',
    ],
    'Se tallene',
    (store) => `Du får denne e-posten fordi ${store} har solgt varer for deg.`,
  ),
  sv: wording(
    'sv',
    ({ year, store }) => `Dina försäljningar under ${year} för Skatteverket – ${store}`,
    ({ year }) => [
      `Under ${year} såldes så mycket åt dig att vi måste berätta det för Skatteverket.`,
      'Du kan se siffrorna och spara dem till din egen deklaration.',
    ],
    'Se siffrorna',
    (store) => `Du får det här mejlet eftersom ${store} har sålt varor åt dig.`,
  ),
  en: wording(
    'en',
    ({ year, store }) => `Your sales in ${year} for the tax office – ${store}`,
    ({ year }) => [
      `In ${year} so much was sold for you that we have to tell the tax office.`,
      'You can view the figures and keep them for your own tax return.',
    ],
    'To the figures',
    (store) => `You get this mail because ${store} has sold items for you.`,
  ),
};

/** The copy of a year's figures [L9]: where they are, as no mail is a place for them. */
export const copyMail: MailKind<{ customerId: string; year: number }> = {
  name: 'consignment.dac7-copy',
  direction: 'sent-first',
  make: async (tx, { storeId, data }, ports) => {
    const store = await findStore(tx);
    if (store === null || !keepsDac7(store)) return null;
    const [customer] = await tx.sql<{ name: string; number: number; language: Language | '' }>(
      'SELECT display_name AS name, number, language FROM consignment.customer WHERE id = $1',
      [data.customerId],
    );
    if (customer === undefined) return null;
    const { name, number } = customer;
    const url = `${ports.publicUrl}/${storeId}/my/dac7?customer=${number}&year=${data.year}`;
    const look = { language: customer.language || store.language, url };
    return { content: mailContent(words, { name, year: data.year, store: store.name }, look) };
  },
  samples: ({ language, name, store, url }) => {
    const content = mailContent(words, { name, year: 2026, store }, { language, url: `${url}/my/dac7` });
    return [{ kind: 'dac7-copy', content }];
  },
};
