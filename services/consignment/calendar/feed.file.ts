import ical from 'ical-generator';
import { addDays, type LocalDate } from '../../kernel/clock/clock';
import type { Language } from '../../kernel/language/language';
import { feedWords } from './feed.words';

/** A note as a calendar outside has it: no more of a person than the number and the name. */
export interface FedNote {
  returnOn: LocalDate;
  customerId: string;
  number: number;
  name: string;
  items: number;
}

/** Whose notes they are. */
export interface FedStore {
  storeId: string;
  name: string;
  language: Language;
  publicUrl: string;
}

const HOUR = 3_600;
/** The library writes a calendar's name as it is given, and what separates values would end it. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\s+/g, ' ');
/** A day without a zone: the library writes the date that it has in UTC. */
const dayOf = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`);

/**
 * The notes as a calendar reads them: each a whole day, under an id of its consignor and date, so that what is read again is the
 * same event, and one that is not there any more is gone.
 */
export function calendarFile(store: FedStore, notes: readonly FedNote[], now: Date): string {
  const { storeId, name, language, publicUrl } = store;
  const words = feedWords[language];
  const calendar = ical({
    name: escaped(words.name(name)),
    prodId: { company: 'Kommis', product: 'Return dates', language: language.toUpperCase() },
    ttl: HOUR,
  });
  for (const { returnOn, customerId, number, name: consignor, items } of notes)
    calendar.createEvent({
      id: `${returnOn}.${customerId}@${storeId}.kommis`,
      ...{ start: dayOf(returnOn), end: dayOf(addDays(returnOn, 1)), allDay: true, stamp: now },
      summary: words.note(consignor, number, items),
      url: `${publicUrl}/${storeId}/console/customers/${customerId}/items?until=${returnOn}`,
    });
  return calendar.toString();
}
