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
  /** After its last answer a connection is held open for whoever is still sending: closed at once, he would lose it. */
  lingerMs: 2_000,
  /** How much of it is taken and thrown away meanwhile: the longest body there may be. */
  lingerBytes: 32_000_000,
  /** Such connections. Beyond it the oldest is closed. */
  lingering: 1_024,
  /** Requests of one connection that wait for their answers. No browser sends a second before the first is answered. */
  unanswered: 32,
  /** Connections that come in one moment and are not taken yet. Beyond it the system makes them wait for seconds. */
  backlog: 4_096,
  /** Open connections. Each costs some 10 kB; beyond it the one that has been silent longest makes room. */
  connections: 8_192,
  /** Those of one address that is no proxy of ours: an office, a school, a telephone company. */
  connectionsOfAddress: 2_048,
  /** What nobody reads: after so long without a byte taken, at most twice as long, an answer is given up. */
  stallMs: 15_000,
  /** Answers that were made and are not read yet, together. Beyond it the oldest are given up. */
  unreadBytes: 128_000_000,
  /** When we stop: how long a connection must have been silent before it is closed without having been told. */
  quietMs: 2_000,
} as const;

/** The same, as a test may shorten it. */
export type HttpLimits = Readonly<Record<keyof typeof HTTP_LIMITS, number>>;

/** How many may be worked for at once. */
export interface PlaceLimits {
  /** Where the machine does so much in good time. */
  places: number;
  /** Until that has been found out. */
  usualPlaces: number;
  /** However slow it is. */
  leastPlaces: number;
  /** Of `places` only for those with a session; of fewer as large a part. */
  reserved: number;
  /** Of one address, for those with a session and for those without one each. */
  placesOfAddress: number;
  /** Waiting for a place. */
  line: number;
  /** How long one waits in it. */
  patienceMs: number;
  /** However late it is: whoever comes from where nobody else does is let in before others, and needs a moment for it. */
  leastPatienceMs: number;
  /** And with what is done then: nobody waits for what would come later than this. */
  inTimeMs: number;
}

/**
 * For pages, operations and whatever else waits for the database. This process has one processor, and what is beyond
 * what it does in good time waits in a line that costs nothing. A branch is one address with a dozen people at their
 * desks, each of whom may have a page and its operations under way. A minute of a thousand visitors leaves a quarter
 * to those who work here. Served or not, everybody knows within two seconds.
 */
export const PLACES: PlaceLimits = {
  places: 256,
  usualPlaces: 96,
  leastPlaces: 16,
  reserved: 64,
  placesOfAddress: 64,
  line: 1_024,
  patienceMs: 800,
  leastPatienceMs: 400,
  inTimeMs: 1_200,
};

/** For files on their way in, which take as long as their sender's line makes them. They take none of the others. */
export const CARRYING: PlaceLimits = {
  places: 32,
  usualPlaces: 32,
  leastPlaces: 32,
  reserved: 16,
  placesOfAddress: 8,
  line: 64,
  patienceMs: 1_000,
  leastPatienceMs: 1_000,
  inTimeMs: 1_500,
};

/** How long a session is remembered as somebody's, so that what is kept free is not for who invents one. */
export const KNOWN_SESSION_MS = 600_000;

/**
 * For pages that stand open and are told what changes. Each costs a connection and some kilobytes and no time, so there are
 * many, and they take none of the places of those who wait for an answer.
 */
export const STREAMS = {
  /** Open at once. */
  streams: 2_048,
  /** Of one address: a telephone company has many behind one. */
  streamsOfAddress: 1_024,
  /** Of one session, one a tab that is in sight: browsers open no more than six connections of this kind anyway. */
  streamsOfSession: 8,
  /** How often something is said where there is nothing to say: proxies end what is silent for a minute, or half of one. */
  beatMs: 25_000,
  /** How often it is asked whether the session still holds. It is asked at once where it is said to have changed. */
  askMs: 30_000,
  /** Who is asked for at the same time: a thousand that come back at once shall not keep those out who work. */
  asking: 6,
  /** What may wait to be read: about a hundred notices. Who reads none of them comes again, and reads the page anew. */
  unreadBytes: 8_192,
  /** When a browser comes back that lost its stream: not all of them at one moment. */
  retryMs: 2_000,
  retrySpreadMs: 6_000,
  /** Of how many it is known when they were told of last, for whoever opens a stream a moment after its page was made. */
  remembered: 10_000,
} as const;

/** The same, as a test may lower it. */
export type StreamLimits = Readonly<Record<keyof typeof STREAMS, number>>;
