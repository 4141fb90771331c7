import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords } from '../../kernel/mail/mail-words';

/** What happened to a second step. */
export type TwoFactorNews = 'ON' | 'OFF' | 'CODES_RENEWED' | 'CODE_USED' | 'RESET';

/** To whose it is. */
export interface TwoFactorAbout {
  /** '' where none is known. */
  name: string;
  store: string;
  /** Whether it is the console of the shop's staff. */
  isConsole: boolean;
  news: TwoFactorNews;
  /** Day and time, in words of the language. */
  at: string;
}

/** Tells of it, and what to do where it was somebody else. */
export const twoFactorWords: MailWords<TwoFactorAbout> = {
  nl: {
    greeting: greetings.nl,
    subject: ({ store, news }) =>
      ({
        ON: `Inloggen in twee stappen staat aan bij ${store}`,
        OFF: `Inloggen in twee stappen staat uit bij ${store}`,
        CODES_RENEWED: `Nieuwe herstelcodes bij ${store}`,
        CODE_USED: `Er is een herstelcode gebruikt bij ${store}`,
        RESET: `De tweede stap is weggehaald bij ${store}`,
      })[news],
    paragraphs: ({ store, isConsole, news, at }) => [
      {
        ON: `Sinds ${at} vraagt ${place.nl(store, isConsole)} na uw wachtwoord ook een code uit een app.`,
        OFF: `Sinds ${at} vraagt ${place.nl(store, isConsole)} na uw wachtwoord geen code meer.`,
        CODES_RENEWED: `Op ${at} zijn er nieuwe herstelcodes gemaakt. De vorige werken niet meer.`,
        CODE_USED: `Op ${at} is er ingelogd met uw wachtwoord en een van uw herstelcodes. Die code werkt niet nog een keer.`,
        RESET: `Op ${at} heeft een medewerker van ${store} de tweede stap van uw login weggehaald. U bent overal uitgelogd. Log in met uw wachtwoord en stel de tweede stap opnieuw in.`,
      }[news],
      `Was u dit niet, of hebt u er niet om gevraagd? Stel dan een nieuw wachtwoord in en neem contact op met ${store}.`,
    ],
    button: 'Nieuw wachtwoord aanvragen',
    footer: ({ store }) => `Deze mail komt van ${store}.`,
  },
  nb: {
    greeting: greetings.nb,
    subject: ({ store, news }) =>
      ({
        ON: `Innlogging i to trinn er på hos ${store}`,
        OFF: `Innlogging i to trinn er av hos ${store}`,
        CODES_RENEWED: `Nye gjenopprettingskoder hos ${store}`,
        CODE_USED: `En gjenopprettingskode ble brukt hos ${store}`,
        RESET: `Det andre trinnet er fjernet hos ${store}`,
      })[news],
    paragraphs: ({ store, isConsole, news, at }) => [
      {
        ON: `Fra ${at} ber ${place.nb(store, isConsole)} om en kode fra en app etter passordet.`,
        OFF: `Fra ${at} ber ${place.nb(store, isConsole)} ikke lenger om en kode etter passordet.`,
        CODES_RENEWED: `${at} ble det laget nye gjenopprettingskoder. De forrige virker ikke lenger.`,
        CODE_USED: `${at} logget noen inn med passordet ditt og en av gjenopprettingskodene dine. Koden virker ikke en gang til.`,
        RESET: `${at} fjernet en medarbeider hos ${store} det andre trinnet i innloggingen din. Du er logget ut overalt. Logg inn med passordet og sett opp det andre trinnet på nytt.`,
      }[news],
      `Var det ikke deg, eller har du ikke bedt om det? Velg et nytt passord og ta kontakt med ${store}.`,
    ],
    button: 'Be om nytt passord',
    footer: ({ store }) => `Denne e-posten kommer fra ${store}.`,
  },
  sv: {
    greeting: greetings.sv,
    subject: ({ store, news }) =>
      ({
        ON: `Inloggning i två steg är på hos ${store}`,
        OFF: `Inloggning i två steg är av hos ${store}`,
        CODES_RENEWED: `Nya återställningskoder hos ${store}`,
        CODE_USED: `En återställningskod användes hos ${store}`,
        RESET: `Det andra steget är borttaget hos ${store}`,
      })[news],
    paragraphs: ({ store, isConsole, news, at }) => [
      {
        ON: `Från ${at} frågar ${place.sv(store, isConsole)} efter en kod från en app efter lösenordet.`,
        OFF: `Från ${at} frågar ${place.sv(store, isConsole)} inte längre efter någon kod efter lösenordet.`,
        CODES_RENEWED: `${at} gjordes nya återställningskoder. De tidigare fungerar inte längre.`,
        CODE_USED: `${at} loggade någon in med ditt lösenord och en av dina återställningskoder. Koden fungerar inte en gång till.`,
        RESET: `${at} tog en medarbetare hos ${store} bort det andra steget i din inloggning. Du är utloggad överallt. Logga in med ditt lösenord och ställ in det andra steget på nytt.`,
      }[news],
      `Var det inte du, eller har du inte bett om det? Välj ett nytt lösenord och kontakta ${store}.`,
    ],
    button: 'Begär nytt lösenord',
    footer: ({ store }) => `Det här mejlet kommer från ${store}.`,
  },
  en: {
    greeting: greetings.en,
    subject: ({ store, news }) =>
      ({
        ON: `Logging in with two steps is on at ${store}`,
        OFF: `Logging in with two steps is off at ${store}`,
        CODES_RENEWED: `New recovery codes at ${store}`,
        CODE_USED: `A recovery code was used at ${store}`,
        RESET: `The second step was taken away at ${store}`,
      })[news],
    paragraphs: ({ store, isConsole, news, at }) => [
      {
        ON: `Since ${at} ${place.en(store, isConsole)} asks for a code from an app after your password.`,
        OFF: `Since ${at} ${place.en(store, isConsole)} no longer asks for a code after your password.`,
        CODES_RENEWED: `On ${at} new recovery codes were made. The ones before do not work any more.`,
        CODE_USED: `On ${at} somebody logged in with your password and one of your recovery codes. That code does not work a second time.`,
        RESET: `On ${at} a member of staff of ${store} took the second step of your log-in away. You are logged out everywhere. Log in with your password and set up the second step again.`,
      }[news],
      `Was this not you, or did you not ask for it? Set a new password and contact ${store}.`,
    ],
    button: 'Ask for a new password',
    footer: ({ store }) => `This mail comes from ${store}.`,
  },
};

/** Where one logs in. */
const place = {
  nl: (store: string, isConsole: boolean) => (isConsole ? `de console van ${store}` : store),
  nb: (store: string, isConsole: boolean) => (isConsole ? `konsollen hos ${store}` : store),
  sv: (store: string, isConsole: boolean) => (isConsole ? `konsolen hos ${store}` : store),
  en: (store: string, isConsole: boolean) => (isConsole ? `the console of ${store}` : store),
};
