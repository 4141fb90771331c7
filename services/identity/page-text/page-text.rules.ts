import { languages as spoken } from '../../kernel/language/language';
import type { StoreContact } from '../store/store';

/** The pages of a store whose text it writes itself. */
export const storePages = {
  HOME: 'What the shop is, in short.',
  ABOUT: 'Who is behind it.',
  CONTACT: 'How to reach it; who trades and when it is open stand there by themselves.',
  TERMS: 'On which terms it sells.',
  PRIVACY: 'What it does with what it knows of people.',
  COOKIES: 'What its pages keep in a browser.',
  ACCESSIBILITY: 'How its pages can be used by everybody; there is a text before the store writes one.',
} as const;
export type StorePageName = keyof typeof storePages;

export const LONGEST_TEXT = 20_000;

/** Pages that say something before anybody has written a text for them. */
function sayThemselves(contact: StoreContact): StorePageName[] {
  const { email, telephone, street } = contact;
  return [...(email || telephone || street ? ['CONTACT' as const] : []), 'ACCESSIBILITY'];
}

/** Which pages lead somewhere, and in which languages: those that are written, and those that say something by themselves. */
export function linksOf(
  written: readonly string[],
  contact: StoreContact,
): { page: StorePageName; languages: string[] }[] {
  const always = sayThemselves(contact);
  return (Object.keys(storePages) as StorePageName[])
    .map((page) => ({
      page,
      languages: spoken.filter((each) => always.includes(page) || written.includes(`${page} ${each}`)),
    }))
    .filter(({ languages }) => languages.length > 0);
}

/** Of the texts of a page the one for a reader of a language: in theirs, or else in the store's. */
export function textFor<Text extends { language: string; text: string }>(
  texts: readonly Text[],
  language: string,
  own: string,
): Text | null {
  const written = texts.filter(({ text }) => text !== '');
  return (
    written.find((each) => each.language === language) ??
    written.find((each) => each.language === own) ??
    null
  );
}
