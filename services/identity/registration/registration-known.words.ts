import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';
import type { LinkAbout } from '../activation/link.words';

/** Tells whom a store knows that somebody registered with their address, and where they log in [R-ID3]. */
export const registrationKnownWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `U hebt al een account bij ${store}`,
    paragraphs: ({ store }) => [
      `Er is een account aangevraagd bij ${store} met dit e-mailadres, maar u hebt er al een. Er is niets aan veranderd en niemand heeft uw gegevens gezien.`,
      'Was u het zelf? Log dan in met de knop hieronder. Bent u uw wachtwoord vergeten, dan kiest u daar een nieuw met “Wachtwoord vergeten?”.',
    ],
    button: 'Inloggen',
    footer: ({ store }) =>
      `Deze mail komt van ${store}. Was u het niet? Dan hoeft u niets te doen: de aanvraag vervalt vanzelf.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `Du har allerede en konto hos ${store}`,
    paragraphs: ({ store }) => [
      `Noen har bedt om en konto hos ${store} med denne e-postadressen, men du har allerede en. Ingenting er endret, og ingen har sett opplysningene dine.`,
      'Var det deg? Da logger du inn med knappen nedenfor. Har du glemt passordet, velger du et nytt der med «Glemt passordet?».',
    ],
    button: 'Logg inn',
    footer: ({ store }) =>
      `Denne e-posten kommer fra ${store}. Var det ikke deg, trenger du ikke gjøre noe: forespørselen faller bort av seg selv.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `Du har redan ett konto hos ${store}`,
    paragraphs: ({ store }) => [
      `Ett konto hos ${store} har begärts med den här e-postadressen, men du har redan ett. Inget har ändrats och ingen har sett dina uppgifter.`,
      'Var det du? Logga då in med knappen nedan. Har du glömt lösenordet väljer du ett nytt där med ”Glömt lösenordet?”.',
    ],
    button: 'Logga in',
    footer: ({ store }) =>
      `Det här mejlet kommer från ${store}. Var det inte du behöver du inte göra något: begäran faller bort av sig själv.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `You already have an account at ${store}`,
    paragraphs: ({ store }) => [
      `An account at ${store} was asked for with this e-mail address, but you have one already. Nothing was changed, and nobody has seen your details.`,
      'Was it you? Then log in with the button below. If you have forgotten the password, you choose a new one there with “Forgot your password?”.',
    ],
    button: 'Log in',
    footer: ({ store }) =>
      `This mail comes from ${store}. If it was not you, there is nothing you need to do: the request lapses by itself.`,
  },
};

/** Tells whom a store knows as a customer, without a log-in, that somebody registered with their address [R-ID3]. */
export const registrationCustomerWords: MailWords<LinkAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store }) => `${store} kent u al als klant`,
    paragraphs: ({ store }) => [
      `Er is een account aangevraagd bij ${store} met dit e-mailadres. De winkel kent dit adres al, maar u kunt er nog niet mee inloggen. Er is niets aan veranderd en niemand heeft uw gegevens gezien.`,
      'Was u het zelf? Vraag de winkel dan om u een link te sturen. Hoe u de winkel bereikt, ziet u via de knop hieronder.',
    ],
    button: 'Naar de winkel',
    footer: registrationKnownWords.nl.footer,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store }) => `${store} kjenner deg allerede som kunde`,
    paragraphs: ({ store }) => [
      `Noen har bedt om en konto hos ${store} med denne e-postadressen. Butikken kjenner adressen allerede, men du kan ikke logge inn med den ennå. Ingenting er endret, og ingen har sett opplysningene dine.`,
      'Var det deg? Da ber du butikken om å sende deg en lenke. Hvordan du når butikken, ser du med knappen nedenfor.',
    ],
    button: 'Til butikken',
    footer: registrationKnownWords.nb.footer,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store }) => `${store} känner dig redan som kund`,
    paragraphs: ({ store }) => [
      `Ett konto hos ${store} har begärts med den här e-postadressen. Butiken känner redan adressen, men du kan inte logga in med den än. Inget har ändrats och ingen har sett dina uppgifter.`,
      'Var det du? Be då butiken att skicka en länk till dig. Hur du når butiken ser du med knappen nedan.',
    ],
    button: 'Till butiken',
    footer: registrationKnownWords.sv.footer,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store }) => `${store} knows you as a customer already`,
    paragraphs: ({ store }) => [
      `An account at ${store} was asked for with this e-mail address. The shop knows this address already, but you cannot log in with it yet. Nothing was changed, and nobody has seen your details.`,
      'Was it you? Then ask the shop to send you a link. How to reach the shop you see by the button below.',
    ],
    button: 'To the shop',
    footer: registrationKnownWords.en.footer,
  },
};
