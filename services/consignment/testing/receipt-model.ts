/** How many items the consignor of the model may enter. */
export const ALLOWED = 6;
/** So long what is received may stay, where the store has said nothing else. */
const TERM_DAYS = 56;

/** A price that something was on sale at, and why. */
export interface Priced {
  amount: number;
  because: 'ASKED' | 'BY_HAND' | 'MARKDOWN';
}

/** What its consignor asks for an item: to have it back, or this price. */
export interface Wished {
  wish: number | 'WITHDRAWAL';
  state: 'OPEN' | 'GRANTED' | 'DECLINED' | 'TAKEN_BACK';
}

/** An item as it ought to be; days are counted from 1970. */
export interface Expected {
  id: string;
  intakeId: string;
  state: string;
  price: number | null;
  /** The day it waits for. */
  held: number | null;
  own: boolean;
  /** The schedule leaves it alone. */
  off: boolean;
  returns: number | null;
  /** Its first day on sale. */
  since: number | null;
  /** What later steps are of, and from which day. */
  asked: { amount: number; on: number } | null;
  /** What it was on sale at, newest first. */
  prices: readonly Priced[];
  request: Wished | null;
}

/** Whether it is in the store and nobody has bought, lost or taken it. */
const isHere = ({ state }: Expected): boolean => state === 'RECEIVED' || state === 'ON_SALE';

/** When the store marks down, and below what it does not. */
export interface Schedule {
  steps: readonly { after: number; percent: number }[];
  floor: number;
}

/** What became of what is asked: where nobody answered before the item left, it is over, and waits again where the item is back. */
export function requestStateOf(item: Expected): Wished['state'] | 'LAPSED' | null {
  const state = item.request?.state ?? null;
  return state === 'OPEN' && !isHere(item) ? 'LAPSED' : state;
}

/** Where staff may move an item by hand, as far as the model does. */
const BY_HAND: Readonly<Record<string, readonly string[]>> = {
  RECEIVED: ['ON_SALE', 'WITHDRAWN', 'LOST'],
  ON_SALE: ['WITHDRAWN', 'LOST'],
  LOST: ['ON_SALE'],
};

/** A consignor's goods as the rules say, with nothing of the database in it. */
export class Model {
  readonly items = new Map<string, Expected>();
  open: string | null = null;
  readonly handedOver: string[] = [];
  frozen = false;
  taken = 0;
  schedule: Schedule = { steps: [], floor: 0 };

  get left(): number {
    return Math.max(0, ALLOWED - this.taken);
  }
  of(intakeId: string, state?: string): Expected[] {
    return [...this.items.values()].filter(
      (item) => item.intakeId === intakeId && (state === undefined || item.state === state),
    );
  }
  get drafts(): Expected[] {
    return this.open === null ? [] : this.of(this.open, 'DRAFT');
  }

  add(given: Pick<Expected, 'id' | 'intakeId' | 'price' | 'own'>): void {
    const fresh = { state: 'DRAFT', held: null, off: false, returns: null, since: null, asked: null };
    this.items.set(given.id, { ...given, ...fresh, prices: [], request: null });
  }

  accept(item: Expected, price: number | null, holdUntil: number | null, today: number): void {
    item.held = price === null ? null : holdUntil;
    item.returns = today + TERM_DAYS;
    item.price = price;
    if (price === null || item.held !== null) item.state = 'RECEIVED';
    else this.putOnSale(item, today);
  }

  /** What was held until a day, or until before it, goes on sale, and all costs what its schedule says. */
  begin(today: number): void {
    for (const item of this.items.values())
      if (item.state === 'RECEIVED' && item.held !== null && item.held <= today) this.putOnSale(item, today);
    this.markDown(today);
  }

  setPrice(item: Expected, price: number, today: number): boolean {
    if (!isHere(item)) return false;
    item.price = price;
    if (item.held === null) this.putOnSale(item, today);
    return true;
  }

  switchMarkdown(item: Expected, isOff: boolean, today: number): boolean {
    if (!isHere(item)) return false;
    const wasOff = item.off;
    item.off = isOff;
    if (wasOff) this.lower(item, today);
    return true;
  }

  move(item: Expected, to: string, today: number): boolean {
    const may = BY_HAND[item.state]?.includes(to) && (to !== 'ON_SALE' || item.price !== null);
    if (!may) return false;
    if (to === 'ON_SALE') this.putOnSale(item, today);
    else Object.assign(item, { state: to, held: null });
    this.lower(item, today);
    return true;
  }

  /** What is asked for it; what is not in the store cannot be asked for, nor what it costs already. */
  ask(item: Expected, wish: Wished['wish']): 'ConsignmentItem' | 'NotInStore' | 'InvalidInput' {
    if (!isHere(item)) return 'NotInStore';
    if (wish === item.price) return 'InvalidInput';
    item.request = { wish, state: 'OPEN' };
    return 'ConsignmentItem';
  }

  takeBack(item: Expected): 'ConsignmentItem' | 'RequestClosed' | 'NotFound' {
    return this.close(item, 'TAKEN_BACK');
  }

  answer(
    item: Expected,
    isGranted: boolean,
    today: number,
  ): 'ConsignmentItem' | 'RequestClosed' | 'NotFound' {
    const { request } = item;
    const answered = this.close(item, isGranted ? 'GRANTED' : 'DECLINED');
    if (answered !== 'ConsignmentItem' || request === null || !isGranted) return answered;
    if (request.wish === 'WITHDRAWAL') this.move(item, 'WITHDRAWN', today);
    else this.setPrice(item, request.wish, today);
    return answered;
  }

  private close(item: Expected, state: Wished['state']): 'ConsignmentItem' | 'RequestClosed' | 'NotFound' {
    if (item.request === null) return 'NotFound';
    if (requestStateOf(item) !== 'OPEN') return 'RequestClosed';
    item.request = { ...item.request, state };
    return 'ConsignmentItem';
  }

  markDown(today: number): void {
    for (const item of this.items.values()) this.lower(item, today);
  }

  /** Each step is of what was asked, from its own day on; the lowest of those that have come is what it costs. */
  private lower(item: Expected, today: number): void {
    const { state, off: isOff, since, asked, price } = item;
    if (state !== 'ON_SALE' || isOff || since === null || asked === null || price === null) return;
    if (item.returns !== null && today > item.returns) return;
    const come = this.schedule.steps.filter(
      ({ after }) => since + after > asked.on && since + after <= today,
    );
    const prices = come.map(({ percent }) => Math.floor((asked.amount * (100 - percent) + 50) / 100));
    const lowest = Math.min(price, ...prices.map((each) => Math.max(each, this.schedule.floor)));
    if (lowest === price) return;
    item.price = lowest;
    item.prices = [{ amount: lowest, because: 'MARKDOWN' }, ...item.prices];
  }

  /** At its price, which is in its history once however often it comes back. */
  private putOnSale(item: Expected, today: number): void {
    Object.assign(item, { state: 'ON_SALE', held: null, since: item.since ?? today });
    const [newest] = item.prices;
    if (item.price === null || newest?.amount === item.price) return;
    item.asked = { amount: item.price, on: today };
    item.prices = [
      { amount: item.price, because: newest === undefined ? 'ASKED' : 'BY_HAND' },
      ...item.prices,
    ];
  }
}
