/** The languages a store, a user or a staff member can have. */
export const languages = ['nl', 'nb', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** Whether Kommis speaks it. */
export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}
