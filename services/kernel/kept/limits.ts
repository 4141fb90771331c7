/** How much is kept of one kind of thing. */
export interface KeptLimits {
  entries: number;
  /** Of all of them together: their texts, and what was made of them. */
  bytes: number;
  /** Of one text: what is longer is not kept at all. */
  longest: number;
}

/**
 * Everything that is kept in memory by a text that strangers choose, or that comes from what they choose, and why so
 * much of it. `tests/attack/kept.spec.ts` grows each past its bound.
 */
export const KEPT = {
  /** The web's own documents as they are written: about fifty, in a few spellings each. */
  spellings: { entries: 200, bytes: 4_000_000, longest: 20_000 },
  /** What staff and partners sent last, read, judged and planned; they share it. */
  documents: { entries: 100, bytes: 30_000_000, longest: 20_000 },
  /**
   * And what everybody else sent last, where no value stands in it: a log-in is asked for again and again in the same
   * words, and reading and planning it is most of what it costs.
   */
  documentsOfGuests: { entries: 50, bytes: 10_000_000, longest: 4_000 },
  /** The same as a service compiled it: a document of forty fields takes 240 kB, one of a thousand 2 MB. */
  compiled: { entries: 100, bytes: 30_000_000, longest: 100_000 },
  compiledOfGuests: { entries: 50, bytes: 10_000_000, longest: 20_000 },
  /** Parts of the web's own documents, compiled: a few hundred in all, so that nothing of them ever goes. */
  compiledOwn: { entries: 1_000, bytes: 200_000_000, longest: 200_000 },
  /** Pages that are made at one moment. More than are ever made; each remembers who looks at it. */
  pages: { entries: 2_000, bytes: 10_000_000, longest: 100 },
  /** Statements' texts with their names: what the code can put together is less, and what people type is in none. */
  statements: { entries: 2_000, bytes: 10_000_000, longest: 20_000 },
  /** Hashes of sessions that were somebody's a moment ago: for whom places are kept free. */
  sessions: { entries: 10_000, bytes: 4_000_000, longest: 100 },
  /** Calendars of time zones: stores are in few, and each costs far more to make than to use. */
  calendars: { entries: 50, bytes: 5_000_000, longest: 100 },
} as const satisfies Record<string, KeptLimits>;

export type KeptName = keyof typeof KEPT;

/** What a document takes, planned or compiled: so much at all, and so much for each field it asks for. */
export const DOCUMENT_BYTES = { atAll: 100_000, aField: 2_000 };
/** Client libraries print one document in different ways; beyond so many the last ones are known. */
export const SPELLINGS_OF_A_DOCUMENT = 4;

/** A page while it is made, with the actor it is made for; a session's hash; a formatter of the runtime's. */
export const PAGE_BYTES = 4_000;
export const SESSION_BYTES = 100;
export const CALENDAR_BYTES = 50_000;

/**
 * Statements that a connection keeps prepared, each about seventy kilobytes of its backend, and there are ten a
 * service: twice as many as any service needs in a day whose lists nobody sorts in sixteen ways.
 */
export const PREPARED_ON_A_CONNECTION = 200;
