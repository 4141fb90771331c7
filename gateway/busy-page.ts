import type { Incoming, Outgoing } from './exchange';
import type { Full } from './places';

/** What a page says that finds no place, in one language. `{most}` is the limit's figure. */
export interface BusyText {
  busy_title: string;
  busy_text: string;
  busy_address_text: string;
}

/** By language, as web's messages have it; the first is for readers of none of them. */
export type BusyWords = Readonly<Record<string, BusyText>>;

/** The cookie in which web keeps a reader's choice. */
const CHOSEN = /(?:^|;\s*)kommis-language=(\w\w)/;

/** The page for who finds no place, in his language; null for who asked for no page, or where there are no words. */
export function busyPage({ limit, most }: Full, incoming: Incoming, words: BusyWords = {}): Outgoing | null {
  if (!/\btext\/html\b/.test(incoming.header('accept') ?? '')) return null;
  const language = languageOf(incoming, Object.keys(words));
  const text = words[language];
  if (!text) return null;
  const said = limit === 'placesOfAddress' ? text.busy_address_text : text.busy_text;
  return {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '1',
      vary: 'accept-language, cookie',
    },
    body: `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escaped(text.busy_title)}</title>
    <link rel="stylesheet" href="/plain.css" />
  </head>
  <body>
    <main>
      <h1>${escaped(text.busy_title)}</h1>
      <p>${escaped(said.replace('{most}', String(most)))}</p>
    </main>
  </body>
</html>
`,
  };
}

/** What the reader chose, then what his browser names first. */
function languageOf(incoming: Incoming, known: readonly string[]): string {
  const chosen = CHOSEN.exec(incoming.header('cookie') ?? '')?.[1];
  const named =
    (incoming.header('accept-language') ?? '').toLowerCase().match(/[a-z]{2}(?=[-;,]|\s|$)/g) ?? [];
  const bokmal = (each: string): string => (each === 'no' || each === 'nn' ? 'nb' : each);
  return [chosen ?? '', ...named].map(bokmal).find((each) => known.includes(each)) ?? known[0] ?? '';
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
