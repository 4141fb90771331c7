import type { Actor } from '../kernel/actor/actor';
import { addDays, systemClock, todayIn } from '../kernel/clock/clock';
import type { Running } from '../one-process';

/** What a demo shop says of itself around its pages, in its own language. */
interface Front {
  store: object;
  footer: object;
  hours: object;
  texts: readonly [page: string, language: string, text: string][];
}

const code = (name: string) => ({ code: name });
const own = (ownName: string) => ({ ownName });
const period = (opensAt: string, closesAt: string) => ({ opensAt, closesAt });
const days = (names: string, ...periods: object[]) =>
  names.split(' ').map((weekday) => ({ weekday, periods }));
/** Days from today on which it is otherwise: a demo is always of today. */
const inDays = (timeZone: string, from: number, upTo = from) => {
  const today = todayIn(timeZone, systemClock);
  return { from: addDays(today, from), upTo: addDays(today, upTo) };
};

const ruilhoek = (): Front => ({
  store: { legalName: 'De Ruilhoek B.V.', organisationNumber: '30198245', vatNumber: 'NL123456789B13' },
  footer: {
    payments: [code('DEBIT_CARD'), code('IDEAL'), code('VISA'), code('MASTERCARD')],
    carriers: [code('CLICK_AND_COLLECT')],
  },
  hours: {
    days: [
      ...days('TUESDAY WEDNESDAY THURSDAY FRIDAY', period('10:00', '17:30')),
      ...days('SATURDAY', period('10:00', '17:00')),
    ],
    note: 'Inbrengen kan tot een uur voor sluitingstijd',
    exceptions: [
      { ...inDays('Europe/Amsterdam', 9), reason: 'Inventarisatie', periods: [period('13:00', '17:00')] },
      { ...inDays('Europe/Amsterdam', 27, 29), reason: 'Kerst', periods: [] },
    ],
  },
  texts: [
    [
      'ABOUT',
      'nl',
      'De Ruilhoek verkoopt sinds 1998 tweedehands kleding, schoenen en tassen, midden in Utrecht.\n\n## Hoe het werkt\n\n- U brengt wat u niet meer draagt.\n- Wij verkopen het, acht weken lang.\n- U krijgt **de helft** van wat het opbrengt.\n\nVragen? [Neem contact op](/30042/contact).',
    ],
    [
      'ABOUT',
      'en',
      'De Ruilhoek has sold second-hand clothes, shoes and bags in the middle of Utrecht since 1998.\n\n- You bring what you no longer wear.\n- We sell it, for eight weeks.\n- You get **half** of what it brings in.',
    ],
    ['CONTACT', 'nl', 'Kom langs, bel of mail. Wij antwoorden binnen twee werkdagen.'],
    [
      'TERMS',
      'nl',
      '## Inbrengen\n\n1. Kleding is schoon en heel.\n2. Wij bepalen samen de vraagprijs.\n3. Na acht weken haalt u op wat niet is verkocht, binnen veertien dagen.\n\n## Kopen\n\nWat u in de winkel koopt, mag u binnen veertien dagen terugbrengen, met de bon.',
    ],
    [
      'PRIVACY',
      'nl',
      'Wij bewaren uw naam, adres en rekeningnummer om u te kunnen uitbetalen, zo lang als de wet dat vraagt.\n\n## Uw rechten\n\nU mag zien wat wij van u weten, en het laten verbeteren of verwijderen. Mail ons: [winkel@ruilhoek.example.test](mailto:winkel@ruilhoek.example.test).',
    ],
    [
      'COOKIES',
      'nl',
      'Deze website gebruikt alleen cookies die nodig zijn: een om ingelogd te blijven en een voor uw taal. Er is geen cookie om u te volgen, dus ook geen vraag erover.',
    ],
  ],
});

const fjordKontor = (): Front => ({
  store: { legalName: 'Fjord Kontor AS', organisationNumber: '923609016', vatNumber: 'NO923609016MVA' },
  footer: {
    payments: [code('VIPPS'), code('VISA'), code('MASTERCARD'), code('KLARNA'), own('Faktura')],
    carriers: [code('BRING'), code('POSTNORD'), code('SCHENKER'), code('CLICK_AND_COLLECT')],
  },
  hours: {
    days: days(
      'MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY',
      period('08:00', '11:30'),
      period('12:00', '16:00'),
    ),
    note: null,
    exceptions: [{ ...inDays('Europe/Oslo', 26, 34), reason: 'Romjul', periods: [] }],
  },
  texts: [
    [
      'ABOUT',
      'nb',
      'Fjord Kontor leverer kontormøbler og rekvisita til bedrifter på Vestlandet.\n\n- Lager i Bergen\n- Montering hos deg\n- **Rammeavtale** for faste kunder',
    ],
    ['CONTACT', 'nb', 'Ring oss eller skriv. På hverdager svarer vi samme dag.'],
    [
      'TERMS',
      'nb',
      '## Levering\n\nVarer på lager leveres innen tre virkedager.\n\n## Betaling\n\nFaktura med 14 dagers frist for bedrifter.',
    ],
    ['PRIVACY', 'nb', 'Vi lagrer det vi trenger for å levere og fakturere, så lenge loven krever det.'],
  ],
});

/** What a shop says of itself, written by its owner as any shop does. */
export async function makeStorefront(running: Running, actor: Actor): Promise<void> {
  const front = actor.storeId === '30042' ? ruilhoek() : fjordKontor();
  const change = (name: string, input: object) =>
    running.execute(
      actor,
      `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
      { input },
    );
  await change('updateStore', front.store);
  await change('updateStoreFooter', front.footer);
  await change('updateOpeningHours', front.hours);
  for (const [page, language, text] of front.texts)
    await change('writeStorePageText', { page, language, text });
}
