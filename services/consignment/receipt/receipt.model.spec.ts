import fc from 'fast-check';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { markdownCron } from '../markdown/markdown.job';
import { intakeIn, itemsIn as madeIn, newConsignor, type Entering } from '../testing/intakes';
import { ALLOWED, Model, requestStateOf, type Expected, type Schedule } from '../testing/receipt-model';
import { schedule, step, type Step } from '../testing/receipt-steps';
import { price, receive, type Decision } from '../testing/receipts';
import { openShops, type Answer, type Shop } from '../testing/shop';
import { heldCron } from './held.job';

const { world, shop } = forAllTests(openShops);
/** `npm run proofs` goes through many more. */
const RUNS = Number(process.env['KOMMIS_HISTORIES'] ?? 20);
const DAY_MS = 86_400_000;

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
const today = (): number => Math.floor(world.clock.now().getTime() / DAY_MS);
const dayOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** The mutation as this actor asks for it; answers the name of what it answered. */
async function as(actor: Shop['staff'], name: string, type: string, input: object): Promise<string> {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;
  return (await shop.ask(actor, query, { input })).__typename;
}
const byStaff = (name: string, type: string, input: object): Promise<string> =>
  as(shop.staff, name, type, input);

/** What is there of an item and what ought to be, in a line each. */
interface Seen {
  id: string;
  state: string;
  price: { amountMinor: number } | null;
  markdownOff: boolean;
  prices: { because: string; price: { amountMinor: number } }[];
  request: { kind: string; price: { amountMinor: number } | null; state: string } | null;
}
const isOff = (off: boolean): string => (off ? 'left alone' : '');
const seenLine = ({ id, state, price: now, markdownOff, prices, request }: Seen): string =>
  [
    request?.state,
    request?.price?.amountMinor ?? request?.kind,
    ...[id, state, now?.amountMinor, isOff(markdownOff)],
    ...prices.map((each) => `${each.because} ${each.price.amountMinor}`),
  ].join(' | ');
const knownLine = (item: Expected): string =>
  [
    requestStateOf(item),
    item.request?.wish,
    ...[item.id, item.state, item.price, isOff(item.off)],
    ...item.prices.map(({ because, amount }) => `${because} ${amount}`),
  ].join(' | ');

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
      case 'move':
      case 'switch':
        return this.changed(next);
      case 'ask':
      case 'takeBack':
      case 'answer':
        return this.asked(next);
      case 'schedule':
        return this.scheduled(next.schedule);
      case 'days':
        world.clock.advance(next.count * DAY_MS);
        for (const cron of [heldCron, markdownCron])
          await world.tell(cron[0]?.task ?? '', { storeId: '00000', data: {} });
        return model.begin(today());
    }
  }

  private async scheduled(wanted: Schedule): Promise<void> {
    const markdownSteps = wanted.steps.map(({ after, percent }) => ({ afterDays: after, percent }));
    const answer = await byStaff('updateConsignmentSettings', 'UpdateConsignmentSettingsInput', {
      ...{ markdownSteps, markdownFloorMinor: wanted.floor },
    });
    expect(answer).toBe('ConsignmentSettings');
    await world.settled();
    this.model.schedule = wanted;
    this.model.markDown(today());
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
    for (const { id } of madeIn(answer)) model.add({ id, intakeId, price: priceMinor, own: isOwn });
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
    for (const { item, decision } of decided)
      if (decision === 'reject') item.state = 'REJECTED';
      else {
        const amount = decision === 'price' ? 1234 : item.price;
        model.accept(item, amount, decision === 'hold' ? until : null, today());
      }
    const isDone = model.of(intakeId, 'SUBMITTED').length === 0;
    expect(answer).toMatchObject({ __typename: 'Intake', state: isDone ? 'RECEIVED' : 'SUBMITTED' });
  }

  /** What staff do with one item: it is as the model lets them. */
  private async changed(next: Step & { do: 'price' | 'move' | 'switch' }): Promise<void> {
    const { model } = this;
    const all = [...model.items.values()];
    const here = all.filter(({ state }) => !['DRAFT', 'SUBMITTED', 'REJECTED'].includes(state));
    // Now and then of what it is not for.
    const item = pick(next.which === 0 || here.length === 0 ? all : here, next.which);
    if (item === undefined) return;
    const { id } = item;
    if (next.do === 'move') {
      const answer = await byStaff('moveItem', 'MoveItemInput', { id, to: next.to });
      return expect(answer).toBe(model.move(item, next.to, today()) ? 'ConsignmentItem' : 'NoSuchMove');
    }
    const [answer, may] =
      next.do === 'price'
        ? [(await price(shop, id, next.to)).__typename, model.setPrice(item, next.to, today())]
        : [
            await byStaff('setMarkdown', 'SetMarkdownInput', { id, off: next.off }),
            model.switchMarkdown(item, next.off, today()),
          ];
    expect(answer).toBe(may ? 'ConsignmentItem' : 'NotInStore');
  }

  /** What the consignor asks for an item, takes back, and staff answer. */
  private async asked(next: Step & { do: 'ask' | 'takeBack' | 'answer' }): Promise<void> {
    const { model, anna } = this;
    const all = [...model.items.values()];
    const likely = all.filter((item) =>
      next.do === 'ask' ? item.state === 'ON_SALE' : requestStateOf(item) === 'OPEN',
    );
    // Now and then of what it is not for.
    const item = pick(next.which < 2 || likely.length === 0 ? all : likely, next.which);
    if (item === undefined) return;
    const { id } = item;
    switch (next.do) {
      case 'ask': {
        const wish =
          next.wish === 'WITHDRAWAL' ? { kind: next.wish } : { kind: 'PRICE', priceMinor: next.wish };
        const answer = await as(shop.portal(anna.customerId), 'askForItem', 'AskForItemInput', {
          id,
          ...wish,
        });
        return expect(answer).toBe(model.ask(item, next.wish));
      }
      case 'takeBack': {
        const answer = await as(shop.portal(anna.customerId), 'takeBackRequest', 'TakeBackRequestInput', {
          id,
        });
        return expect(answer).toBe(model.takeBack(item));
      }
      case 'answer': {
        const { granted } = next;
        const answer = await byStaff('answerRequest', 'AnswerRequestInput', { id, granted });
        return expect(answer).toBe(model.answer(item, granted, today()));
      }
    }
  }

  /** Counts, states, prices, requests and what is left are as they ought to be. */
  async check(): Promise<void> {
    const { model, anna } = this;
    const { remaining, frozen } = await anna.now();
    expect({ remaining, frozen }).toEqual({ remaining: model.left, frozen: model.frozen });
    const intakes = [...model.handedOver, ...(model.open === null ? [] : [model.open])];
    const found = await Promise.all(intakes.map((id) => this.itemsIn(id)));
    const known = [...model.items.values()];
    expect(found.flat().map(seenLine).toSorted()).toEqual(known.map(knownLine).toSorted());
    const counts = await shop.consignorOf<{ stock: Record<string, number> }>(
      shop.portal(anna.customerId),
      anna.customerId,
      'stock { all draft submitted received rejected onSale withdrawn lost }',
    );
    const count = (state: string): number => known.filter((each) => each.state === state).length;
    expect(counts?.stock).toEqual({
      ...{ all: known.length, draft: count('DRAFT'), submitted: count('SUBMITTED') },
      ...{ received: count('RECEIVED'), rejected: count('REJECTED'), onSale: count('ON_SALE') },
      ...{ withdrawn: count('WITHDRAWN'), lost: count('LOST') },
    });
  }

  private async itemsIn(intakeId: string): Promise<Seen[]> {
    const intake = await shop.ask<{ items: { nodes: Seen[] } }>(
      shop.portal(this.anna.customerId),
      `query ($id: UUID!) { intake(id: $id) { items(first: 200) { nodes {
        id state price { amountMinor } markdownOff prices { because price { amountMinor } }
        request { kind price { amountMinor } state } } } } }`,
      { id: intakeId },
    );
    return intake.items.nodes;
  }
}

test('whatever is entered, copied, deleted, handed over, received, refused, held, priced, marked down, asked for, withdrawn and lost in whatever order, all of it is as the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, fc.array(step, { minLength: 30, maxLength: 50 }), async (first, steps) => {
      const history = new History(await newConsignor(shop, ALLOWED));
      for (const next of [{ do: 'schedule' as const, schedule: first }, ...steps]) {
        await history.take(next);
        await history.check();
      }
    }),
    { numRuns: RUNS, seed: 11, endOnFailure: true },
  );
}, 1_200_000);
