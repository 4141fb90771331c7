import { textFor } from '../page-text/page-text.rules';

/** The pages whose versions are kept, because somebody accepts them [S14]. */
export const acceptedPages = ['TERMS', 'PRIVACY'] as const;
export type AcceptedPage = (typeof acceptedPages)[number];

/** A text of which there is one more version with each change. */
export interface Versioned {
  page: string;
  language: string;
  version: number;
}

/**
 * Which of the texts as they stand today somebody who reads a language has yet to accept: of each page the one they would be
 * shown, unless they accepted what it says today, in whatever language they read it then.
 */
export function textsToAccept<Text extends Versioned & { text: string }>(
  current: readonly Text[],
  accepted: readonly Versioned[],
  language: string,
  own: string,
): Text[] {
  return acceptedPages.flatMap((page) => {
    const texts = current.filter((text) => text.page === page);
    const shown = textFor(texts, language, own);
    const isAccepted = texts.some((text) => accepted.some((each) => isSame(each, text)));
    return shown === null || isAccepted ? [] : [shown];
  });
}

/** Whether both are the same version of the same text. */
export const isSame = (one: Versioned, other: Versioned): boolean =>
  one.page === other.page && one.language === other.language && one.version === other.version;
