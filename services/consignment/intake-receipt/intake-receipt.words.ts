import type { Language } from '../../kernel/language/language';
import { greetings } from '../../kernel/language/greetings.words';
import type { MailWords, Wording } from '../../kernel/mail/mail-words';
import type { ReceiptItem, WholeReceipt } from './intake-receipt';
import { figuresIn } from '../../kernel/language/figures';
import { isPriceToFollow, partsOf } from './intake-receipt.rules';

/** What a mail says of a receipt. */
type MailedReceipt = Pick<WholeReceipt, 'name' | 'receivedOn' | 'termsVersion' | 'items'> & {
  store: Pick<WholeReceipt['store'], 'name' | 'currency'>;
};

/** What a receipt says, on paper and by mail, in one language. */
export interface ReceiptWords {
  title: string;
  /** The file's name, before number and day. */
  file: string;
  consignor: string;
  date: string;
  terms: string;
  total: string;
  items: (count: number) => string;
  accepted: string;
  held: string;
  refused: string;
  number: string;
  description: string;
  size: string;
  price: (currency: string) => string;
  share: string;
  yours: (currency: string) => string;
  from: string;
  because: string;
  collectBy: string;
  unpriced: string;
  undescribed: string;
  /** Of one item in the mail. */
  onSaleFrom: (day: string) => string;
  shareOf: (percent: string, amount: string) => string;
  collect: (day: string) => string;
  termsApply: (version: string) => string;
  priceFollows: string;
  page: string;
  subject: (day: string, store: string) => string;
  received: (day: string, count: string) => string;
  button: string;
  footer: (store: string) => string;
}

export const receiptWords: Readonly<Record<Language, ReceiptWords>> = {
  nl: {
    ...{ title: 'Ontvangstbewijs', file: 'ontvangstbewijs' },
    ...{ consignor: 'Inbrenger', date: 'Ontvangen', terms: 'Voorwaarden', total: 'In totaal' },
    items: (count) => (count === 1 ? '1 artikel' : `${count} artikelen`),
    ...{ accepted: 'Aangenomen', held: 'Aangenomen, later te koop', refused: 'Niet aangenomen' },
    ...{ number: 'Nummer', description: 'Omschrijving', size: 'Maat' },
    price: (currency) => `Prijs (${currency})`,
    share: 'Uw deel',
    yours: (currency) => `Voor u (${currency})`,
    ...{ from: 'Te koop vanaf', because: 'Waarom niet', collectBy: 'Ophalen tot en met' },
    ...{ unpriced: 'prijs volgt', undescribed: 'zonder omschrijving' },
    onSaleFrom: (day) => `te koop vanaf ${day}`,
    shareOf: (percent, amount) => `uw deel ${percent}: ${amount}`,
    collect: (day) => `ophalen tot en met ${day}`,
    termsApply: (version) => `Hierop zijn onze voorwaarden van toepassing, versie ${version}.`,
    priceFollows: 'Waar nog geen prijs staat, bepaalt de winkel die later.',
    page: 'Pagina {page} van {pages}',
    subject: (day, store) => `Ontvangstbewijs van ${day} – ${store}`,
    received: (day, count) => `Op ${day} hebben wij uw inbreng verwerkt: ${count}.`,
    button: 'Bekijken en als pdf bewaren',
    footer: (store) => `U krijgt deze mail omdat u artikelen hebt ingebracht bij ${store}.`,
  },
  nb: {
    ...{ title: 'Kvittering for innlevering', file: 'kvittering' },
    ...{ consignor: 'Innleverer', date: 'Mottatt', terms: 'Vilkår', total: 'Totalt' },
    items: (count) => (count === 1 ? '1 vare' : `${count} varer`),
    ...{ accepted: 'Mottatt', held: 'Mottatt, til salgs senere', refused: 'Ikke mottatt' },
    ...{ number: 'Nummer', description: 'Beskrivelse', size: 'Størrelse' },
    price: (currency) => `Pris (${currency})`,
    share: 'Din andel',
    yours: (currency) => `Til deg (${currency})`,
    ...{ from: 'Til salgs fra', because: 'Hvorfor ikke', collectBy: 'Hentes senest' },
    ...{ unpriced: 'pris kommer', undescribed: 'uten beskrivelse' },
    onSaleFrom: (day) => `til salgs fra ${day}`,
    shareOf: (percent, amount) => `din andel ${percent}: ${amount}`,
    collect: (day) => `hentes senest ${day}`,
    termsApply: (version) => `Våre vilkår gjelder, versjon ${version}.`,
    priceFollows: 'Der det ikke står noen pris ennå, setter butikken den senere.',
    page: 'Side {page} av {pages}',
    subject: (day, store) => `Kvittering for innlevering ${day} – ${store}`,
    received: (day, count) => `${day} gikk vi gjennom det du leverte inn: ${count}.`,
    button: 'Se og lagre som PDF',
    footer: (store) => `Du får denne e-posten fordi du har levert inn varer hos ${store}.`,
  },
  sv: {
    ...{ title: 'Inlämningskvitto', file: 'inlamningskvitto' },
    ...{ consignor: 'Inlämnare', date: 'Mottaget', terms: 'Villkor', total: 'Totalt' },
    items: (count) => (count === 1 ? '1 vara' : `${count} varor`),
    ...{ accepted: 'Mottaget', held: 'Mottaget, till salu senare', refused: 'Inte mottaget' },
    ...{ number: 'Nummer', description: 'Beskrivning', size: 'Storlek' },
    price: (currency) => `Pris (${currency})`,
    share: 'Din andel',
    yours: (currency) => `Till dig (${currency})`,
    ...{ from: 'Till salu från', because: 'Varför inte', collectBy: 'Hämtas senast' },
    ...{ unpriced: 'pris kommer', undescribed: 'utan beskrivning' },
    onSaleFrom: (day) => `till salu från ${day}`,
    shareOf: (percent, amount) => `din andel ${percent}: ${amount}`,
    collect: (day) => `hämtas senast ${day}`,
    termsApply: (version) => `Våra villkor gäller, version ${version}.`,
    priceFollows: 'Där det inte står något pris än sätter butiken det senare.',
    page: 'Sida {page} av {pages}',
    subject: (day, store) => `Inlämningskvitto ${day} – ${store}`,
    received: (day, count) => `Den ${day} gick vi igenom det du lämnade in: ${count}.`,
    button: 'Visa och spara som pdf',
    footer: (store) => `Du får det här mejlet eftersom du har lämnat in varor hos ${store}.`,
  },
  en: {
    ...{ title: 'Intake receipt', file: 'intake-receipt' },
    ...{ consignor: 'Consignor', date: 'Received', terms: 'Terms', total: 'In all' },
    items: (count) => (count === 1 ? '1 item' : `${count} items`),
    ...{ accepted: 'Accepted', held: 'Accepted, on sale later', refused: 'Not accepted' },
    ...{ number: 'Number', description: 'Description', size: 'Size' },
    price: (currency) => `Price (${currency})`,
    share: 'Your share',
    yours: (currency) => `For you (${currency})`,
    ...{ from: 'On sale from', because: 'Why not', collectBy: 'Collect by' },
    ...{ unpriced: 'price to follow', undescribed: 'no description' },
    onSaleFrom: (day) => `on sale from ${day}`,
    shareOf: (percent, amount) => `your share ${percent}: ${amount}`,
    collect: (day) => `collect by ${day}`,
    termsApply: (version) => `Our terms apply, version ${version}.`,
    priceFollows: 'Where there is no price yet, the shop sets it later.',
    page: 'Page {page} of {pages}',
    subject: (day, store) => `Intake receipt of ${day} – ${store}`,
    received: (day, count) => `On ${day} we went through what you brought: ${count}.`,
    button: 'View and save as PDF',
    footer: (store) => `You get this mail because you brought items to ${store}.`,
  },
};

/** The mail: all that the paper says, line by line. */
function wordingIn(language: Language): Wording<MailedReceipt> {
  const words = receiptWords[language];
  return {
    greeting: greetings[language],
    subject: ({ receivedOn, store }) =>
      words.subject(figuresIn(language, store.currency).day(receivedOn), store.name),
    paragraphs: (receipt) => paragraphsOf(receipt, words, language),
    button: words.button,
    footer: ({ store }) => words.footer(store.name),
  };
}

function paragraphsOf(receipt: MailedReceipt, words: ReceiptWords, language: Language): string[] {
  const figures = figuresIn(language, receipt.store.currency);
  const lineOf = (item: ReceiptItem): string => {
    const name = [item.number, item.description || words.undescribed, item.size].filter(Boolean).join(' · ');
    const { priceMinor, sharePercent, shareMinor, heldUntil, rejectedBecause, collectBy } = item;
    if (rejectedBecause !== null)
      return `${name}: ${rejectedBecause}${collectBy === null ? '' : ` (${words.collect(figures.day(collectBy))})`}`;
    const share =
      sharePercent !== null && shareMinor !== null
        ? ` (${words.shareOf(figures.percent(sharePercent), figures.money(shareMinor))})`
        : '';
    const price = priceMinor === null ? words.unpriced : figures.money(priceMinor);
    return `${name}: ${price}${share}${heldUntil === null ? '' : `, ${words.onSaleFrom(figures.day(heldUntil))}`}`;
  };
  const parts = partsOf(receipt.items);
  const part = (heading: string, items: readonly ReceiptItem[]): string[] =>
    items.length === 0 ? [] : [[`${heading} (${items.length})`, ...items.map(lineOf)].join('\n')];
  return [
    words.received(figures.day(receipt.receivedOn), words.items(receipt.items.length)),
    ...part(words.accepted, parts.accepted),
    ...part(words.held, parts.held),
    ...part(words.refused, parts.refused),
    ...(isPriceToFollow(parts) ? [words.priceFollows] : []),
    ...(receipt.termsVersion === null ? [] : [words.termsApply(receipt.termsVersion)]),
  ];
}

export const intakeReceiptWords: MailWords<MailedReceipt> = {
  ...{ nl: wordingIn('nl'), nb: wordingIn('nb') },
  ...{ sv: wordingIn('sv'), en: wordingIn('en') },
};
