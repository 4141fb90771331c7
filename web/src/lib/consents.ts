import { instantDate } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** What may be agreed to of the shop's marketing, as the graph calls it. */
export const CONSENTS = ['newsletter', 'partnerOffers'] as const;
export type ConsentName = (typeof CONSENTS)[number];

/** A consent as the graph has it. */
export interface Consent {
  state: 'ON' | 'OFF';
  since: string | null;
  source: keyof typeof HOW | null;
}

/** Where consents come from; staff may say the first ones, the others say themselves. */
const HOW = {
  PAPER: m.consent_paper,
  IN_PERSON: m.consent_in_person,
  TELEPHONE: m.consent_telephone,
  EMAIL: m.consent_email,
  IMPORT: m.consent_import,
  PORTAL: m.consent_portal,
  REGISTRATION: m.consent_registration,
  FOOTER: m.consent_footer,
};
const TOLD: readonly string[] = ['PAPER', 'IN_PERSON', 'TELEPHONE', 'EMAIL'];

/** What staff choose from; what stands there now is offered besides. */
export const howSaid = (current: string) => [
  { value: '', words: m.consent_choose() },
  ...Object.entries(HOW)
    .filter(([source]) => TOLD.includes(source) || source === current)
    .map(([value, words]) => ({ value, words: words() })),
];

/** Yes or no, since when, and how we know. */
export function consentText({ state, since, source }: Consent, timeZone: string): string {
  const date = since && instantDate(since, timeZone, 'long');
  if (state === 'OFF') return date ? m.consent_off_since({ date }) : m.no();
  return date && source ? m.consent_on_since({ date, how: HOW[source]() }) : m.yes();
}
