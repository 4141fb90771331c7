import { LEGAL_PAGES } from '#lib/foot/store-pages.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { TextVersion } from '#lib/graph/text-version.operation.ts';

type Version = ResultOf<typeof TextVersion>;
/** A version of a text that somebody accepts. */
export type AcceptedText = Pick<Version, 'page' | 'language' | 'version'>;

const PAGES = ['TERMS', 'PRIVACY'] as const;
const SHOWN = /^(TERMS|PRIVACY)\.(nl|nb|sv|en)\.(\d{1,9})$/;

/** What a form says it showed: "TERMS.nl.3 PRIVACY.nl.1". */
export const formValueOf = (texts: readonly AcceptedText[]): string =>
  texts.map(({ page, language, version }) => `${page}.${language}.${version}`).join(' ');

/** What a form showed; what it cannot have shown is left out. */
export function textsIn(value: string): AcceptedText[] {
  return value.split(' ').flatMap((each) => {
    const [, page, language, version] = SHOWN.exec(each) ?? [];
    const known = PAGES.find((one) => one === page);
    return known && language ? [{ page: known, language, version: Number(version) } as AcceptedText] : [];
  });
}

/** Where a text is read; one of its versions where it is to be that one for good. */
export function textAddress(storeId: string, { page, language, version }: AcceptedText): string {
  const path = LEGAL_PAGES.find((each) => each.page === page)?.path ?? '';
  return `/${storeId}/${path}?${new URLSearchParams({ language, version: String(version) })}`;
}

/** The name of a page. */
export const textName = ({ page }: Pick<AcceptedText, 'page'>): string =>
  LEGAL_PAGES.find((each) => each.page === page)?.words() ?? '';
