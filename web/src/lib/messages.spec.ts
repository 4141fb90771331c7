import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Variants = { match: Record<string, string> }[];
type Messages = Record<string, string | Variants>;

const LANGUAGES = ['en', 'nl', 'nb', 'sv'] as const;
type Language = (typeof LANGUAGES)[number];
const messages = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(join(__dirname, `../../messages/${language}.json`), 'utf8')) as Messages,
  ]),
) as Record<Language, Messages>;

const textsOf = (message: string | Variants | undefined): string[] =>
  typeof message === 'string' ? [message] : (message ?? []).flatMap(({ match }) => Object.values(match));

/** Every text of a language, with the key it stands under. */
const all = (language: Language): [key: string, text: string][] =>
  Object.entries(messages[language])
    .filter(([key]) => key !== '$schema')
    .flatMap(([key, message]) => textsOf(message).map((text): [string, string] => [key, text]));
const found = (language: Language, wrong: RegExp): [string, string][] =>
  all(language).filter(([, text]) => wrong.test(text));

/** Words that are a program's and no shop's, or that have another name everywhere else. */
const NOT_SAID: Record<Language, RegExp> = {
  en: /\b(machine|payload|null|written yet)\b/i,
  nl: /\b(inlog|geschreven(?! als)|klantkant|(klanten)?portaal|machine|graph|je|jij|jouw)\b/i,
  nb: /\b(graf\w*|mail|e-mail|aktiveringsmail|er skrevet\.|maskin\w*|De har|Deres side)\b/,
  sv: /\b(artikel|artiklar|har skrivits|maskin\w*|graf\w*|Ni har|Ert)\b/,
};

describe.each(LANGUAGES)('the words of %s', (language) => {
  it('are enough to tell', () => expect(all(language).length).toBeGreaterThan(600));

  it('leave a figure’s sign to the formatting, which keeps both on one line', () =>
    expect(found(language, /%|€|(?<!\p{L})kr(?!\p{L})|(\d|\}) ?[kMG]B\b/u)).toEqual([]));

  it('have the marks of print: no typewriter’s quotes, no three points, no blank too many', () =>
    expect(found(language, / {2}|^\s|\s$|["'`]|\.\.\./)).toEqual([]));

  it('are a shop’s, and the same for the same thing', () =>
    expect(found(language, NOT_SAID[language])).toEqual([]));

  it('end as the English ones do: a sentence as a sentence, a label as a label', () => {
    const end = (text: string): string => /[.:?!…]$/.exec(text)?.[0] ?? '';
    const ends = (of: Language, key: string): string[] => textsOf(messages[of][key]).map(end).sort();
    const differing = Object.keys(messages.en).filter(
      (key) => key !== '$schema' && ends('en', key).join() !== ends(language, key).join(),
    );
    expect(differing).toEqual([]);
  });
});

/** What people at a counter said it should be called, as far as no rule tells. */
const SAID: [language: Language, key: string, text: string][] = [
  ['nl', 'login_band', 'Uw klantenpagina'],
  ['nl', 'my_balance_text', 'Dit krijgt u nog'],
  ['nl', 'no_log_in', 'Geen account'],
  ['nl', 'users_no_email', 'Zonder e-mailadres kan de klant niet inloggen en krijgt geen mail'],
  ['nl', 'dry_run_clean_text', 'Dit gebeurt bij het importeren'],
  ['nl', 'import_all_or_nothing', 'Bij één fout wordt niets geïmporteerd'],
  ['nl', 'settled_until_hint', 'tellen niet mee in het saldo'],
  ['nl', 'settlements_text', 'tellen niet mee in het saldo'],
  ['nl', 'fault_not_an_amount', 'Ongeldig bedrag'],
  ['nl', 'fault_unknown_state', 'Onbekende status'],
  ['nl', 'customer_new_text', 'Het nummer komt automatisch'],
  ['nl', 'error_forbidden_title', 'Geen toegang'],
  ['nl', 'meanwhile_take_theirs', 'Wijziging van de ander overnemen'],
  ['nl', 'group_kept_title', 'kan niet weg'],
  ['nl', 'users_off_text', 'logt die persoon overal uit'],
  ['nb', 'area_graph', 'GraphQL'],
  ['nb', 'users_no_email', 'Uten e-postadresse'],
  ['nb', 'email_hint', 'Uten e-postadresse'],
  ['nb', 'customer_new_text', 'Nummeret tildeles automatisk'],
  ['nb', 'form_optional', 'Ingen felter er obligatoriske'],
  ['nb', 'save_shows_customer', 'Etter lagring vises kundesiden'],
  ['nb', 'mail_log_empty', 'sendt eller feilet'],
  ['nb', 'groups_choice_hint', 'kunden er automatisk med i den'],
  ['nb', 'my_calm', 'Her ser du aktiviteten din'],
  ['nb', 'note_none', 'Ingen notater'],
  ['nb', 'login_band', 'Min side'],
];
test.each(SAID)('in %s %s says “%s”', (language, key, text) =>
  expect(textsOf(messages[language][key]).join()).toContain(text),
);
