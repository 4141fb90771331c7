import fc from 'fast-check';
import { addDays, type LocalDate } from '../../kernel/clock/clock';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { driftedBalances } from '../testing/ledger';
import { Payouts, upTo, type SeenRun } from '../testing/payouts';
import { openShops, Shop } from '../testing/shop';
import { tellSales, undoneUnit } from '../testing/unit-sales';

/**
 * Random histories of selling, undoing, charging, paying out and taking back against a model that knows nothing of how it is
 * written down: every cent from the sale to the statement [R-CO6 B4].
 */
const RUNS = Number(process.env['KOMMIS_HISTORIES'] ?? 8);
const DAY_MS = 86_400_000;
const PEOPLE = 3;
const { world } = forAllTests(openShops);
let storeNumber = 30300;

interface Line {
  amount: number;
  from: LocalDate;
  paid: boolean;
}
interface Sold {
  itemId: string;
  line: Line;
  isUndone: boolean;
}
interface Person {
  id: string;
  lines: Line[];
  sold: Sold[];
}
interface Given {
  person: Person;
  total: number;
  isBack: boolean;
}

const who = fc.nat({ max: PEOPLE - 1 });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('sell' as const), who },
      ...{ share: fc.integer({ min: 0, max: 5_000 }), daysAgo: fc.nat({ max: 30 }) },
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), who, which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('charge' as const), who },
      amount: fc.integer({ min: -3_000, max: 1_000 }).filter((amount) => amount !== 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pay' as const), who: fc.option(who) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat(), one: fc.option(fc.nat()) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('days' as const), count: fc.integer({ min: 1, max: 9 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

class History {
  private readonly people: Person[] = [];
  private readonly runs: { id: string; given: Given[] }[] = [];
  private given = 0;
  private today: LocalDate = '';

  private constructor(
    private readonly shop: Shop,
    private readonly payouts: Payouts,
    private readonly terms: { minimumPayoutMinor: number; returnWindowDays: number },
  ) {}

  static async begin(terms: History['terms']): Promise<History> {
    const shop = new Shop(world, String((storeNumber += 1)));
    await shop.open();
    const history = new History(shop, new Payouts(shop), terms);
    await shop.ask(
      shop.staff,
      'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
      { input: terms },
    );
    for (const each of upTo(PEOPLE))
      history.people.push({ id: await shop.consignor(each), lines: [], sold: [] });
    history.today = (await history.payouts.preview()).payableOn;
    return history;
  }

  async take(next: Step): Promise<void> {
    switch (next.do) {
      case 'sell':
        return this.sell(this.person(next.who), next.share, addDays(this.today, -next.daysAgo));
      case 'undo':
        return this.undo(this.person(next.who), next.which);
      case 'charge': {
        const person = this.person(next.who);
        await this.payouts.charge(person.id, next.amount);
        person.lines.push({ amount: next.amount, from: this.today, paid: false });
        return;
      }
      case 'pay':
        return this.pay(next.who === null ? null : this.person(next.who));
      case 'reverse':
        return this.reverse(next.which, next.one);
      case 'days':
        world.clock.advance(next.count * DAY_MS);
        this.today = addDays(this.today, next.count);
    }
  }

  private person(at: number): Person {
    const person = this.people[at];
    if (person === undefined) throw new Error('Nobody');
    return person;
  }

  private async sell(person: Person, amount: number, soldOn: LocalDate): Promise<void> {
    const [itemId = ''] = await this.payouts.sold(person.id, [amount], soldOn);
    const days = this.terms.returnWindowDays;
    const line = { amount, from: days === 0 ? soldOn : addDays(soldOn, days + 1), paid: false };
    person.lines.push(line);
    person.sold.push({ itemId, line, isUndone: false });
  }

  private async undo(person: Person, which: number): Promise<void> {
    const standing = person.sold.filter(({ isUndone }) => !isUndone);
    const sold = standing[which % Math.max(1, standing.length)];
    if (sold === undefined) return;
    await tellSales(this.shop, undoneUnit(sold.itemId, 2));
    sold.isUndone = true;
    person.lines.push({ amount: -sold.line.amount, from: sold.line.from, paid: false });
  }

  private payable = ({ lines }: Person): Line[] =>
    lines.filter(({ paid, from }) => !paid && from <= this.today);

  private async pay(only: Person | null): Promise<void> {
    const least = only === null ? Math.max(1, this.terms.minimumPayoutMinor) : 1;
    const paid = (only === null ? this.people : [only])
      .map((person) => ({ person, lines: this.payable(person) }))
      .map(({ person, lines }) => ({
        person,
        lines,
        total: lines.reduce((sum, { amount }) => sum + amount, 0),
      }))
      .filter(({ total }) => total >= least);
    const run = await this.payouts.pay({ ...(only === null ? {} : { customerId: only.id }) });
    if (paid.length === 0) return expect(run.__typename).toBe('NothingToPayOut');
    for (const { lines } of paid) for (const line of lines) line.paid = true;
    this.ran(
      run,
      paid.map(({ person, total }) => ({ person, total, isBack: false })),
    );
    const sums = run.statements.nodes.map(({ balanceLines: { nodes } }) =>
      nodes.reduce((sum, { amount }) => sum + amount.amountMinor, 0),
    );
    expect(sums).toEqual(paid.map(({ total }) => total));
  }

  private async reverse(which: number, one: number | null): Promise<void> {
    const run = this.runs[which % Math.max(1, this.runs.length)];
    if (run === undefined) return;
    const { nodes } = (await this.payouts.run(run.id)).statements;
    const at = one === null ? null : one % run.given.length;
    const back = run.given.filter((given, place) => !given.isBack && (at === null || at === place));
    const statementId = at === null ? null : nodes[at]?.id;
    const reversed = await this.payouts.reverse(run.id, { statementId });
    if (back.length === 0) return expect(reversed.__typename).toBe('NothingToReverse');
    for (const given of back) {
      given.isBack = true;
      given.person.lines.push({ amount: given.total, from: this.today, paid: false });
    }
    this.ran(
      reversed,
      back.map(({ person, total }) => ({ person, total: -total, isBack: true })),
    );
    // Of what takes back nothing is taken back again.
    this.runs.pop();
  }

  /** The run has these statements, numbered on. */
  private ran(run: SeenRun, given: Given[]): void {
    const first = this.given + 1;
    this.given += given.length;
    expect(
      run.statements.nodes.map(({ number, total, customer }) => [number, total.amountMinor, customer.id]),
    ).toEqual(given.map(({ total, person }, at) => [first + at, total, person.id]));
    expect(run.total.amountMinor).toBe(given.reduce((sum, { total }) => sum + total, 0));
    this.runs.push({ id: run.id, given });
  }

  async check(): Promise<void> {
    const { candidates } = await this.payouts.preview();
    const seen = new Map(candidates.nodes.map((each) => [each.customer.id, each]));
    for (const person of this.people) {
      const open = person.lines.filter(({ paid }) => !paid);
      const balance = open.reduce((sum, { amount }) => sum + amount, 0);
      expect(await this.payouts.balanceOf(person.id)).toBe(balance);
      const payable = this.payable(person).reduce((sum, { amount }) => sum + amount, 0);
      const each = seen.get(person.id);
      if (balance === 0) expect(each).toBeUndefined();
      else
        expect(each).toMatchObject({
          payable: { amountMinor: payable },
          toCome: { amountMinor: balance - payable },
          verdict: this.verdictOf(payable),
        });
    }
    expect(await this.payouts.numbers()).toEqual(upTo(this.given));
    expect(await driftedBalances(this.shop)).toEqual([]);
  }

  private verdictOf(payable: number): string {
    if (payable <= 0) return payable < 0 ? 'NEGATIVE' : 'NOT_YET';
    return payable < this.terms.minimumPayoutMinor ? 'BELOW_MINIMUM' : 'TO_PAY';
  }
}

test('whatever is sold, undone, charged, paid out and taken back in whatever order, every cent is on one statement or still owed', async () => {
  const terms = fc.record({
    minimumPayoutMinor: fc.constantFrom(0, 1, 2_000),
    returnWindowDays: fc.constantFrom(0, 3, 14),
  });
  await fc.assert(
    fc.asyncProperty(terms, fc.array(step, { minLength: 12, maxLength: 22 }), async (agreed, all) => {
      const history = await History.begin(agreed);
      for (const next of all) {
        await history.take(next);
        await history.check();
      }
    }),
    { numRuns: RUNS, seed: 13, endOnFailure: true },
  );
}, 1_200_000);
