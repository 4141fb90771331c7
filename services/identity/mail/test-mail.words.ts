import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';

/** What a test mail is about. */
export interface TestAbout {
  /** Nobody is greeted: whose the address is is not known. */
  name: string;
  store: string;
}

/** The mail that shows whether mail arrives. */
export const testMailWords: MailWords<TestAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `Testmail van ${store}`,
    paragraphs: () => ['Deze mail is een test. Leest u dit, dan komt de mail van de winkel aan.'],
    footer: ({ store }) => `Iemand van ${store} heeft deze testmail verstuurd. U hoeft niets te doen.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Test-e-post fra ${store}`,
    paragraphs: () => ['Denne e-posten er en test. Leser du dette, kommer e-posten fra butikken fram.'],
    footer: ({ store }) => `Noen hos ${store} har sendt denne testen. Du trenger ikke gjøre noe.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Testmejl från ${store}`,
    paragraphs: () => ['Det här mejlet är ett test. Läser du det kommer butikens mejl fram.'],
    footer: ({ store }) => `Någon på ${store} har skickat det här testet. Du behöver inte göra något.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `Test mail from ${store}`,
    paragraphs: () => ['This mail is a test. If you read it, the shop’s mail arrives.'],
    footer: ({ store }) => `Somebody at ${store} sent this test. There is nothing you need to do.`,
  },
};
