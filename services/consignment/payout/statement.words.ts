import type { Language } from '../../kernel/language/language';
import type { BalanceLineKind } from '../balance/balance-line';
import type { PayoutMethod } from './payout-method';

/** What a statement says on paper, in one language. */
export interface StatementWords {
  title: string;
  /** The file's name, before its number. */
  file: string;
  number: string;
  consignor: string;
  date: string;
  paid: string;
  total: string;
  methods: Readonly<Record<PayoutMethod, string>>;
  /** What was given on top of store credit. */
  bonus: string;
  account: string;
  /** Where who was given cash signs. */
  received: string;
  sold: string;
  besides: string;
  item: string;
  description: string;
  soldOn: string;
  soldFor: (currency: string) => string;
  yours: (currency: string) => string;
  what: string;
  reason: string;
  kinds: Readonly<Record<BalanceLineKind, string>>;
  undescribed: string;
  statement: (number: number) => string;
  /** Which statement this one takes back, and how much is owed again. */
  takesBack: (number: number, amount: string) => string;
  /** The store credit, its bonus too, that was given with it. */
  creditBack: (amount: string) => string;
  page: string;
}

export const statementWords: Readonly<Record<Language, StatementWords>> = {
  nl: {
    ...{ title: 'Afrekening', file: 'afrekening', number: 'Nummer', consignor: 'Inbrenger' },
    ...{ date: 'Datum', paid: 'Betaald', total: 'Totaal' },
    methods: { TRANSFER: 'per overschrijving', CASH: 'contant', STORE_CREDIT: 'als tegoed' },
    ...{ bonus: 'Extra tegoed', account: 'Rekening' },
    received: 'Contant ontvangen (datum en handtekening): ______________________________',
    ...{ sold: 'Verkocht', besides: 'Overige regels' },
    ...{ item: 'Artikel', description: 'Omschrijving', soldOn: 'Verkocht op' },
    soldFor: (currency) => `Prijs (${currency})`,
    yours: (currency) => `Voor u (${currency})`,
    ...{ what: 'Wat', reason: 'Waarom' },
    kinds: {
      ...{ SALE: 'Verkoop', SALE_UNDONE: 'Verkoop teruggedraaid', FEE: 'Kosten' },
      ...{ ADJUSTMENT: 'Correctie', PAYOUT_REVERSED: 'Teruggenomen uitbetaling' },
      CREDIT_SPENT: 'Al besteed tegoed',
    },
    undescribed: 'zonder omschrijving',
    statement: (number) => `afrekening ${number}`,
    takesBack: (number, amount) =>
      `Deze afrekening neemt afrekening ${number} terug: ${amount} staat weer voor u open.`,
    creditBack: (amount) =>
      `Het tegoed van ${amount} dat u ermee kreeg, vervalt. Wat u daarvan al had besteed, gaat van uw saldo af.`,
    page: 'Pagina {page} van {pages}',
  },
  nb: {
    ...{ title: 'Avregning', file: 'avregning', number: 'Nummer', consignor: 'Innleverer' },
    ...{ date: 'Dato', paid: 'Betalt', total: 'Totalt' },
    methods: { TRANSFER: 'til konto', CASH: 'kontant', STORE_CREDIT: 'som tilgodebeløp' },
    ...{ bonus: 'Ekstra tilgodebeløp', account: 'Konto' },
    received: 'Mottatt kontant (dato og underskrift): ______________________________',
    ...{ sold: 'Solgt', besides: 'Andre linjer' },
    ...{ item: 'Vare', description: 'Beskrivelse', soldOn: 'Solgt' },
    soldFor: (currency) => `Pris (${currency})`,
    yours: (currency) => `Til deg (${currency})`,
    ...{ what: 'Hva', reason: 'Hvorfor' },
    kinds: {
      ...{ SALE: 'Salg', SALE_UNDONE: 'Salg angret', FEE: 'Gebyr' },
      ...{ ADJUSTMENT: 'Korreksjon', PAYOUT_REVERSED: 'Utbetaling tilbakeført' },
      CREDIT_SPENT: 'Tilgodebeløp som var brukt',
    },
    undescribed: 'uten beskrivelse',
    statement: (number) => `avregning ${number}`,
    takesBack: (number, amount) =>
      `Denne avregningen tilbakefører avregning ${number}: ${amount} har du igjen til gode.`,
    creditBack: (amount) =>
      `Tilgodebeløpet på ${amount} som du fikk med den, faller bort. Det du alt hadde brukt av det, trekkes fra saldoen din.`,
    page: 'Side {page} av {pages}',
  },
  sv: {
    ...{ title: 'Avräkning', file: 'avrakning', number: 'Nummer', consignor: 'Inlämnare' },
    ...{ date: 'Datum', paid: 'Betalt', total: 'Totalt' },
    methods: { TRANSFER: 'till konto', CASH: 'kontant', STORE_CREDIT: 'som tillgodohavande' },
    ...{ bonus: 'Extra tillgodohavande', account: 'Konto' },
    received: 'Mottaget kontant (datum och underskrift): ______________________________',
    ...{ sold: 'Sålt', besides: 'Andra rader' },
    ...{ item: 'Vara', description: 'Beskrivning', soldOn: 'Såld' },
    soldFor: (currency) => `Pris (${currency})`,
    yours: (currency) => `Till dig (${currency})`,
    ...{ what: 'Vad', reason: 'Varför' },
    kinds: {
      ...{ SALE: 'Försäljning', SALE_UNDONE: 'Försäljning ångrad', FEE: 'Avgift' },
      ...{ ADJUSTMENT: 'Rättelse', PAYOUT_REVERSED: 'Återtagen utbetalning' },
      CREDIT_SPENT: 'Tillgodohavande som var använt',
    },
    undescribed: 'utan beskrivning',
    statement: (number) => `avräkning ${number}`,
    takesBack: (number, amount) =>
      `Den här avräkningen tar tillbaka avräkning ${number}: ${amount} har du åter att få.`,
    creditBack: (amount) =>
      `Tillgodohavandet på ${amount} som du fick med den upphör. Det du redan hade använt av det dras från ditt saldo.`,
    page: 'Sida {page} av {pages}',
  },
  en: {
    ...{ title: 'Statement', file: 'statement', number: 'Number', consignor: 'Consignor' },
    ...{ date: 'Date', paid: 'Paid', total: 'Total' },
    methods: { TRANSFER: 'by transfer', CASH: 'in cash', STORE_CREDIT: 'as store credit' },
    ...{ bonus: 'Store credit on top', account: 'Account' },
    received: 'Received in cash (date and signature): ______________________________',
    ...{ sold: 'Sold', besides: 'Other lines' },
    ...{ item: 'Item', description: 'Description', soldOn: 'Sold on' },
    soldFor: (currency) => `Price (${currency})`,
    yours: (currency) => `For you (${currency})`,
    ...{ what: 'What', reason: 'Why' },
    kinds: {
      ...{ SALE: 'Sale', SALE_UNDONE: 'Sale undone', FEE: 'Fee' },
      ...{ ADJUSTMENT: 'Adjustment', PAYOUT_REVERSED: 'Payout taken back' },
      CREDIT_SPENT: 'Store credit already spent',
    },
    undescribed: 'no description',
    statement: (number) => `statement ${number}`,
    takesBack: (number, amount) =>
      `This statement takes statement ${number} back: ${amount} is owed to you again.`,
    creditBack: (amount) =>
      `The store credit of ${amount} that you were given with it is withdrawn. What you had spent of it comes off your balance.`,
    page: 'Page {page} of {pages}',
  },
};
