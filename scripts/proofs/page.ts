/** What is proven at length. */
export interface Proof {
  name: string;
  /** What holds where it passes, in one sentence without its full stop. */
  says: string;
  specs: string[];
  /** A program of its own, where it is time that is measured: that never belongs in a spec. It ends with 0 where it holds. */
  script?: string;
  /** What makes the specs as long as they can be. */
  env?: Record<string, string>;
}

/** How it came out, and the sentences with figures that its specs printed. */
export interface Outcome {
  date: string;
  commit: string;
  passed: number;
  failed: number;
  figures: string;
}

export const proofs: readonly Proof[] = [
  {
    name: 'log-ins',
    says: 'No session outlives what ends it: every way in beside every end, 200 pairs in either order',
    specs: ['tests/race/epoch.spec.ts'],
    env: { KOMMIS_RACE_PAIRS: '200' },
  },
  {
    name: 'races',
    says: 'One customer for one address, one use of a link, one log-in for an address that moves',
    specs: ['tests/race/race.spec.ts', 'tests/race/email-change.spec.ts'],
  },
  {
    name: 'intakes',
    says: 'Whatever is entered, handed over, received, refused, held, priced, marked down, asked for and withdrawn in 500 histories is as the rules say, and races for it have one winner',
    specs: ['receipt/receipt.model', 'receipt/receipt.race', 'intake/intake.race'].map(
      (name) => `services/consignment/${name}.spec.ts`,
    ),
    env: { KOMMIS_HISTORIES: '500' },
  },
  {
    name: 'sales',
    says: 'Of 500 sales cut off by kill -9 of process and of PostgreSQL none is lost, none is twice and every cent is owed; 500 histories of selling, undoing and marking down are as the rules say; of tills that want one thing one has it',
    specs: [
      'tests/fault/sales.spec.ts',
      'tests/sales/ledger.spec.ts',
      'services/commerce/sale/sale.races.spec.ts',
      'services/commerce/store-credit/store-credit.spec.ts',
    ],
    env: { KOMMIS_SALES: '500', KOMMIS_HISTORIES: '500' },
  },
  {
    name: 'payouts',
    says: 'In 300 histories of selling, undoing, charging, paying out and taking back every cent is on one statement or still owed; cut off at every step a run pays everybody once, numbered without gaps',
    specs: ['payout.histories', 'payout.race'].map((name) => `services/consignment/payout/${name}.spec.ts`),
    env: { KOMMIS_HISTORIES: '300' },
  },
  {
    name: 'guards',
    says: 'Each policy, each half of one, each function past them and each rule is missed when it is taken away',
    specs: ['tests/attack/guards.spec.ts', 'tests/attack/fields.spec.ts', 'tests/attack/rows.spec.ts'],
    env: { KOMMIS_ATTACK: 'whole' },
  },
  {
    name: 'attack',
    says: 'No operation, edge or entity gives anybody what is not theirs, or changes it',
    specs: ['generated', 'entities', 'unseen'].map((name) => `tests/attack/${name}.spec.ts`),
    env: { KOMMIS_ATTACK: 'whole' },
  },
  {
    name: 'limits',
    says: 'What is sent to be large, deep, hidden or many is refused, and others are served meanwhile',
    specs: ['explosion', 'bodies', 'forms', 'paths', 'caches', 'http', 'hostile'].map(
      (name) => `tests/attack/${name}.spec.ts`,
    ),
    env: { KOMMIS_ATTACK: 'whole' },
  },
  {
    name: 'neighbours',
    says: 'While one store imports 50,000 rows, each of 1,000 pages of another is answered, and nobody is logged out',
    specs: ['tests/fault/neighbour.spec.ts', 'tests/fault/absence.spec.ts'],
    env: { KOMMIS_IMPORT_ROWS: '50000', KOMMIS_NEIGHBOUR_PAGES: '1000' },
  },
  {
    name: 'quiet',
    says: 'Nothing that a stranger asks for does other work for somebody than for nobody, and of 400 pairs fewer than 55 % are told apart by the time of what follows',
    specs: ['tests/attack/quiet.spec.ts'],
    env: { KOMMIS_QUIET_PAIRS: '20' },
    script: 'scripts/proofs/quiet.ts',
  },
  {
    name: 'reading',
    says: 'Files of the largest size allowed, many at a time, end no process but that of their reading, and others are served',
    specs: ['tests/attack/reading.spec.ts'],
    env: { KOMMIS_READING: 'whole' },
  },
  {
    name: 'sockets',
    says: 'A thousand sockets that trickle, or that nobody reads, hold nothing others need; of a thousand clients each is served or told when to come again',
    specs: ['tests/attack/sockets.spec.ts'],
    env: { KOMMIS_SOCKETS: '1000', KOMMIS_CROWD: '1000', KOMMIS_CROWD_SECONDS: '20' },
  },
  {
    name: 'faults',
    says: 'Kills of process, database and import at each step lose nothing and double nothing',
    specs: ['process', 'database', 'import'].map((name) => `tests/fault/${name}.spec.ts`),
    env: { KOMMIS_DATABASE_KILLS: '80' },
  },
  {
    name: 'ends',
    says: 'SIGTERM under load resets nobody; what dies, of whatever, is started again, and a wrong setting is not',
    specs: ['tests/fault/stop.spec.ts', 'tests/fault/restart.spec.ts'],
  },
];

/** The sentences with figures that specs print as they go. */
export function figuresOf(output: string): string {
  const printed = [...output.matchAll(/console\.log\n((?:[^\n]*\n)*?)\s*at /g)];
  return printed
    .map(([, said = '']) => said.replace(/\s+/g, ' ').trim())
    .filter((said) => /\d/.test(said))
    .join(' ')
    .replaceAll('|', '\\|');
}

/** The page with the row of this proof as it came out now. */
export function pageWith(
  page: string,
  { name, says }: Pick<Proof, 'name' | 'says'>,
  { date, commit, passed, failed, figures }: Outcome,
): string {
  const row = `| ${name} | ${says} | ${date}, ${commit} | ${passed} passed, ${failed} failed | ${figures} |`;
  const isIts = (line: string): boolean => line.startsWith(`| ${name} |`);
  const lines = page.trimEnd().split('\n');
  if (!lines.some(isIts)) lines.push(row);
  return `${lines.map((line) => (isIts(line) ? row : line)).join('\n')}\n`;
}
