import type { Language } from './language';

const named =
  (word: string, alone = word) =>
  ({ name }: { name: string }): string =>
    name === '' ? `${alone},` : `${word} ${name},`;

/** How a mail begins, whether a name is known or not. */
export const greetings: Readonly<Record<Language, (about: { name: string }) => string>> = {
  nl: named('Beste', 'Goedendag'),
  nb: named('Hei'),
  sv: named('Hej'),
  en: named('Hello'),
};
