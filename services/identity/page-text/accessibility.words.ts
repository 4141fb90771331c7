import type { Language } from '../../kernel/language/language';
import type { StoredStore } from '../store/store';

/** Which law asks for it, and who watches over that, by country. */
interface Law {
  law: string;
  watch: string;
}
interface Words {
  laws: Readonly<Record<'NL' | 'NO' | 'SE', Law>> & { other: Law };
  text: (about: { name: string; reach: string; law: Law }) => string;
  /** Where neither mail nor telephone is known. */
  inShop: string;
  or: string;
}

/** The European accessibility act as each country took it over; Norway has its own law until it does. */
const words: Readonly<Record<Language, Words>> = {
  nl: {
    laws: {
      NL: {
        law: 'de Nederlandse uitwerking van de Europese toegankelijkheidswet (richtlijn 2019/882)',
        watch: 'de [Autoriteit Consument en Markt](https://www.acm.nl)',
      },
      NO: {
        law: 'de Noorse wet op gelijkheid en discriminatie',
        watch: '[Uutilsynet](https://www.uutilsynet.no)',
      },
      SE: {
        law: 'de Zweedse wet (2023:254) over de toegankelijkheid van producten en diensten',
        watch: '[PTS](https://www.pts.se)',
      },
      other: {
        law: 'de Europese toegankelijkheidswet (richtlijn 2019/882)',
        watch: 'de toezichthouder van uw land',
      },
    },
    text: ({
      name,
      reach,
      law,
    }) => `${name} wil dat iedereen deze website kan gebruiken, ook met een hulpmiddel.

## Waar wij ons aan houden

Wij volgen de richtlijnen van WCAG 2.2, niveau AA, en ${law.law}.

- Alles is met het toetsenbord te bedienen.
- De website werkt met schermlezers, bij een sterke vergroting en zonder JavaScript.
- Kleuren hebben genoeg contrast, en geen kleur zegt iets als enige.

## Wat nog niet goed is

Er zijn ons geen drempels bekend. Deze verklaring berust op eigen onderzoek.

## Loopt u ergens tegenaan?

Laat het ons weten: ${reach}. Wij antwoorden binnen twee weken, en helpen u intussen op een andere manier.

Bent u niet tevreden met ons antwoord, dan kunt u terecht bij ${law.watch}.`,
    inShop: 'in de winkel',
    or: 'of',
  },
  nb: {
    laws: {
      NL: {
        law: 'den nederlandske gjennomføringen av EUs tilgjengelighetsdirektiv (2019/882)',
        watch: '[Autoriteit Consument en Markt](https://www.acm.nl)',
      },
      NO: {
        law: 'likestillings- og diskrimineringsloven og forskriften om universell utforming av IKT',
        watch: '[Tilsynet for universell utforming av ikt](https://www.uutilsynet.no)',
      },
      SE: {
        law: 'den svenske loven (2023:254) om tilgjengelighet for produkter og tjenester',
        watch: '[PTS](https://www.pts.se)',
      },
      other: { law: 'EUs tilgjengelighetsdirektiv (2019/882)', watch: 'tilsynet i landet ditt' },
    },
    text: ({
      name,
      reach,
      law,
    }) => `${name} vil at alle skal kunne bruke dette nettstedet, også med hjelpemidler.

## Hva vi følger

Vi følger WCAG 2.2 på nivå AA og ${law.law}.

- Alt kan betjenes med tastatur.
- Nettstedet virker med skjermleser, ved sterk forstørrelse og uten JavaScript.
- Farger har nok kontrast, og ingen farge sier noe alene.

## Hva som ikke er bra ennå

Vi kjenner ikke til noen hindringer. Erklæringen bygger på vår egen gjennomgang.

## Er det noe du ikke får til?

Si fra til oss: ${reach}. Vi svarer innen to uker, og hjelper deg på en annen måte imens.

Er du ikke fornøyd med svaret, kan du henvende deg til ${law.watch}.`,
    inShop: 'i butikken',
    or: 'eller',
  },
  sv: {
    laws: {
      NL: {
        law: 'det nederländska genomförandet av EU:s tillgänglighetsdirektiv (2019/882)',
        watch: '[Autoriteit Consument en Markt](https://www.acm.nl)',
      },
      NO: { law: 'den norska likabehandlingslagen', watch: '[Uutilsynet](https://www.uutilsynet.no)' },
      SE: {
        law: 'lagen (2023:254) om vissa produkters och tjänsters tillgänglighet',
        watch: '[Post- och telestyrelsen (PTS)](https://www.pts.se)',
      },
      other: { law: 'EU:s tillgänglighetsdirektiv (2019/882)', watch: 'tillsynsmyndigheten i ditt land' },
    },
    text: ({
      name,
      reach,
      law,
    }) => `${name} vill att alla ska kunna använda den här webbplatsen, även med hjälpmedel.

## Vad vi följer

Vi följer WCAG 2.2 på nivå AA och ${law.law}.

- Allt går att använda med tangentbord.
- Webbplatsen fungerar med skärmläsare, vid stark förstoring och utan JavaScript.
- Färger har tillräcklig kontrast, och ingen färg säger något ensam.

## Vad som inte är bra än

Vi känner inte till några brister. Redogörelsen bygger på vår egen granskning.

## Är det något som inte fungerar?

Berätta det för oss: ${reach}. Vi svarar inom två veckor, och hjälper dig på ett annat sätt under tiden.

Är du inte nöjd med vårt svar kan du vända dig till ${law.watch}.`,
    inShop: 'i butiken',
    or: 'eller',
  },
  en: {
    laws: {
      NL: {
        law: 'the European Accessibility Act (directive 2019/882) as it holds in the Netherlands',
        watch: 'the [Netherlands Authority for Consumers and Markets](https://www.acm.nl)',
      },
      NO: {
        law: 'the Norwegian Equality and Anti-Discrimination Act and its regulation on universal design of ICT',
        watch: 'the [Norwegian supervisory authority](https://www.uutilsynet.no)',
      },
      SE: {
        law: 'the Swedish act (2023:254) on the accessibility of products and services',
        watch: 'the [Swedish Post and Telecom Authority (PTS)](https://www.pts.se)',
      },
      other: {
        law: 'the European Accessibility Act (directive 2019/882)',
        watch: 'the authority of your country',
      },
    },
    text: ({
      name,
      reach,
      law,
    }) => `${name} wants everybody to be able to use this website, with assistive technology too.

## What we follow

We follow WCAG 2.2 at level AA, and ${law.law}.

- Everything can be done with the keyboard.
- The website works with screen readers, when it is magnified, and without JavaScript.
- Colours have enough contrast, and no colour says anything by itself.

## What is not good yet

We know of no barriers. This statement is based on a review of our own.

## Is there something you cannot do?

Tell us: ${reach}. We answer within two weeks, and help you in another way meanwhile.

If our answer does not help, you can turn to ${law.watch}.`,
    inShop: 'in the shop',
    or: 'or',
  },
};

/** Signs of a name that Markdown would take for its own. */
const plain = (text: string): string => text.replace(/[\\`*_[\]]|^[#+-]|(?<=^\d+)[.)]/g, String.raw`\$&`);

/** The accessibility statement that stands until the store has completed it [L13], in Markdown. */
export function readyAccessibility(
  language: Language,
  { name, country, contact }: Pick<StoredStore, 'name' | 'country' | 'contact'>,
): string {
  const { laws, text, inShop, or } = words[language];
  const law = laws[country as 'NL'] ?? laws.other;
  const { email, telephone } = contact;
  const reach = [email, telephone].flatMap((each) => (each ? [plain(each)] : [])).join(` ${or} `);
  return text({ name: plain(name), reach: reach || inShop, law });
}
