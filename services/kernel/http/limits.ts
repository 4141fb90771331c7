/**
 * What a port gives to whoever comes, and for how long: every server of ours keeps to these, in every topology. What
 * is scarce (a place to work in, memory) is given to nobody who trickles; what a trickler may hold (a connection) is
 * made plenty of. Each of these numbers is met by an answer that names it.
 */
export const HTTP_LIMITS = {
  /** Until a head is whole. It is one packet, which the slowest telephone sends in two seconds. */
  headMs: 10_000,
  /** How often Node looks at its deadlines. Left alone it looks every 30 s, which made 40 s of these 10. */
  lookMs: 1_000,
  /** From the first byte of a request to its last: the largest file there may be, at 1.7 Mbit a second. */
  requestMs: 120_000,
  /** Until a body that is read into memory (a form, an operation) is whole: a megabyte at 280 kbit a second. */
  bodyMs: 30_000,
  /** What must come of a body, or go of an answer. A telephone in a cellar does eight times as much. */
  leastBytesPerSecond: 1_000,
  /** Over how long that is measured: in a tunnel nothing comes for a few seconds, and then all is well again. */
  paceMs: 5_000,
  /** All bodies that are being read, together. Beyond it the one that takes longest makes room. */
  bodiesBytes: 64_000_000,
  /** A connection between two requests. Longer than proxies keep theirs, so that it is they who end it. */
  idleMs: 65_000,
  /** Requests of one connection that wait for their answers. No browser sends a second before the first is answered. */
  unanswered: 32,
  /** Connections that come in one moment and are not taken yet. Beyond it the system makes them wait for seconds. */
  backlog: 4_096,
  /** Open connections. Each costs some 10 kB; beyond it the one that has been silent longest makes room. */
  connections: 8_192,
  /** Those of one address that is no proxy of ours: a shop, a school, a telephone company. */
  connectionsOfAddress: 2_048,
  /** What nobody reads: after so long without a byte taken, an answer is given up. */
  stallMs: 20_000,
  /** Answers that were made and are not read yet, together. Beyond it the oldest are given up. */
  unreadBytes: 128_000_000,
  /** When we stop: how long a connection must have been silent before it is closed without having been told. */
  quietMs: 2_000,
} as const;

/** The same, as a test may shorten it. */
export type HttpLimits = Readonly<Record<keyof typeof HTTP_LIMITS, number>>;

/** How many may be worked for at once. */
export interface PlaceLimits {
  places: number;
  /** Of these only for those with a session. */
  reserved: number;
  /** Of one address, for those with a session and for those without one each. */
  placesOfAddress: number;
  /** Waiting for a place. */
  line: number;
  /** How long one waits in it. */
  patienceMs: number;
}

/**
 * For pages, operations and whatever else waits for the database. More at once make nothing faster: this process has
 * one processor, and what is beyond these waits in a line that costs nothing. A shop is one address with a dozen
 * people at their tills, each of whom may have a page and its operations under way. A minute of a thousand visitors
 * leaves a quarter to those who work here.
 */
export const PLACES: PlaceLimits = {
  places: 256,
  reserved: 64,
  placesOfAddress: 64,
  line: 1_024,
  patienceMs: 1_000,
};

/** For files on their way in, which take as long as their sender's line makes them. They take none of the others. */
export const CARRYING: PlaceLimits = {
  places: 32,
  reserved: 16,
  placesOfAddress: 8,
  line: 64,
  patienceMs: 1_000,
};

/** How many sessions are remembered as somebody's, and for how long: so that the reserve is not for who invents one. */
export const KNOWN_SESSIONS = { most: 10_000, ms: 600_000 } as const;
