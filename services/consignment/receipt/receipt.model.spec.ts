import fc from 'fast-check';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { intakeIn, itemsIn as madeIn, newConsignor, type Entering } from '../testing/intakes';
import { ALLOWED, Model, step, type Step } from '../testing/receipt-model';
import { itemsIn, receive, type Decision } from '../testing/receipts';
import { openShops, type Answer } from '../testing/shop';
import { heldCron } from './held.job';

const { world, shop } = forAllTests(openShops);
/** `npm run proofs` goes through twenty times as many. */
const RUNS = Number(process.env['KOMMIS_HISTORIES'] ?? 25);
const DAY_MS = 86_400_000;

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
const today = (): number => Math.floor(world.clock.now().getTime() / DAY_MS);
const dayOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** A history of one consignor: what each step ought to answer, and what ought to be there after it. */
class History {
  readonly model = new Model();
  constructor(private readonly anna: Entering) {}

  private as(isOwn: boolean): Entering {
    return isOwn ? this.anna : this.anna.atDesk();
  }

  async take(next: Step): Promise<void> {
    const { model } = this;
    switch (next.do) {
      case 'enter':
        return this.entered(
          await this.as(next.own).enter({ description: 'Jas', priceMinor: next.price }),
          ...[next.own, 1, next.price],
        );
      case 'copy': {
        const draft = pick(model.drafts, next.which);
        if (draft === undefined) return;
        const answer = await this.as(next.own).copy(draft.id, next.times);
        return this.entered(answer, next.own, next.times, draft.price);
      }
      case 'delete':
        return this.deleted(next);
      case 'submit':
        return this.submitted(next.own);
      case 'give':
        await shop.agree({ customerId: this.anna.customerId, itemAllowance: ALLOWED });
        model.frozen = false;
        model.taken = model.drafts.filter((each) => each.own).length;
        return;
      case 'receiveAll':
      case 'receive':
        return this.received(next);
      case 'price':
        return this.priced(next);
      case 'days':
        world.clock.advance(next.count * DAY_MS);
        await world.tell(heldCron[0]?.task ?? '', { storeId: '00000', data: {} });
        for (const item of model.items.values())
          if (item.held !== null && item.held <= today())
            Object.assign(item, { state: 'ON_SALE', held: null });
    }
  }

  private entered(answer: Answer, isOwn: boolean, count: number, priceMinor: number | null): void {
    const { model } = this;
    const refusal = !isOwn
      ? null
      : model.frozen
        ? 'AllowanceFrozen'
        : model.left < count
          ? 'AllowanceUsedUp'
          : null;
    expect(answer.__typename).toBe(refusal ?? 'ItemsEntered');
    if (refusal !== null) return;
    const intakeId = intakeIn(answer);
    if (model.open !== null) expect(intakeId).toBe(model.open);
    model.open = intakeId;
    if (isOwn) model.taken += count;
    expect(madeIn(answer)).toHaveLength(count);
    for (const { id } of madeIn(answer))
      model.items.set(id, { id, intakeId, state: 'DRAFT', price: priceMinor, held: null, own: isOwn });
  }

  private async deleted({ own: isOwn, which: at }: { own: boolean; which: number }): Promise<void> {
    const { model } = this;
    const draft = pick(model.drafts, at);
    if (draft === undefined) return;
    const answer = await this.as(isOwn).delete(draft.id);
    const may = !isOwn || draft.own;
    expect(answer.__typename).toBe(may ? 'ItemDeleted' : 'EntryNotPermitted');
    if (!may) return;
    model.items.delete(draft.id);
    if (draft.own && !model.frozen) model.taken -= 1;
  }

  private async submitted(isOwn: boolean): Promise<void> {
    const { model } = this;
    const { open } = model;
    if (open === null) return;
    const drafts = model.of(open, 'DRAFT');
    const answer = await this.as(isOwn).submit(open);
    expect(answer.__typename).toBe(drafts.length === 0 ? 'InvalidInput' : 'Intake');
    if (drafts.length === 0) return;
    if (isOwn || drafts.some((each) => each.own)) model.frozen = true;
    for (const item of drafts) item.state = 'SUBMITTED';
    model.handedOver.push(open);
    model.open = null;
  }

  private async received(next: Step & { do: 'receive' | 'receiveAll' }): Promise<void> {
    const { model } = this;
    const intakeId = pick(model.handedOver, next.which);
    if (intakeId === undefined) return;
    const waiting = model.of(intakeId, 'SUBMITTED');
    const how = next.do === 'receive' ? next.how : [];
    const decided = waiting.flatMap((item, at) => {
      const decision = next.do === 'receiveAll' ? 'accept' : (how[at] ?? 'later');
      return decision === 'later' ? [] : [{ item, decision }];
    });
    if (next.do === 'receive' && decided.length === 0) return;
    const until = today() + 2;
    const sent = decided.map(({ item: { id }, decision }): Decision => {
      if (decision === 'reject') return { id, decision: 'REJECT', rejectedBecause: 'Vlek' };
      if (decision === 'hold') return { id, holdUntil: dayOf(until) };
      return decision === 'price' ? { id, priceMinor: 1234 } : { id };
    });
    const answer = await receive(shop, intakeId, next.do === 'receiveAll' ? undefined : sent);
    for (const { item, decision } of decided) {
      const amount = decision === 'price' ? 1234 : item.price;
      const isHeld = decision === 'hold' && amount !== null;
      if (decision === 'reject') item.state = 'REJECTED';
      else item.state = amount === null || isHeld ? 'RECEIVED' : 'ON_SALE';
      if (decision !== 'reject') Object.assign(item, { price: amount, held: isHeld ? until : null });
    }
    const isDone = model.of(intakeId, 'SUBMITTED').length === 0;
    expect(answer).toMatchObject({ __typename: 'Intake', state: isDone ? 'RECEIVED' : 'SUBMITTED' });
  }

  private async priced({ which: at, to }: { which: number; to: number }): Promise<void> {
    const item = pick([...this.model.items.values()], at);
    if (item === undefined) return;
    const answer = await shop.ask(
      shop.staff,
      'mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename } }',
      { input: { id: item.id, priceMinor: to } },
    );
    const may = item.state === 'ON_SALE' || item.state === 'RECEIVED';
    expect(answer.__typename).toBe(may ? 'ConsignmentItem' : 'NotInStore');
    if (may) Object.assign(item, { price: to, state: item.held === null ? 'ON_SALE' : 'RECEIVED' });
  }

  /** Counts, states, prices and what is left are as they ought to be. */
  async check(): Promise<void> {
    const { model, anna } = this;
    const { remaining, frozen } = await anna.now();
    expect({ remaining, frozen }).toEqual({ remaining: model.left, frozen: model.frozen });
    const found = await Promise.all(
      [...model.handedOver, ...(model.open === null ? [] : [model.open])].map((id) =>
        itemsIn(shop, anna.customerId, id),
      ),
    );
    const seen = found.flat().map((item) => [item.id, item.state, item.price?.amountMinor ?? null] as const);
    const known = [...model.items.values()].map(
      ({ id, state, price: amount }) => [id, state, amount] as const,
    );
    expect(new Set(seen.map(String))).toEqual(new Set(known.map(String)));
    const counts = await shop.consignorOf<{ stock: Record<string, number> }>(
      shop.portal(anna.customerId),
      anna.customerId,
      'stock { all draft submitted received rejected onSale }',
    );
    const count = (state: string): number => known.filter(([, each]) => each === state).length;
    expect(counts?.stock).toEqual({
      ...{ all: known.length, draft: count('DRAFT'), submitted: count('SUBMITTED') },
      ...{ received: count('RECEIVED'), rejected: count('REJECTED'), onSale: count('ON_SALE') },
    });
  }
}

test('whatever is entered, copied, deleted, handed over, received, refused, held and priced in whatever order, all of it is as the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const history = new History(await newConsignor(shop, ALLOWED));
      for (const next of steps) {
        await history.take(next);
        await history.check();
      }
    }),
    { numRuns: RUNS, seed: 11, endOnFailure: true },
  );
}, 600_000);
