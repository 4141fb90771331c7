import type { ItemState } from '../item/item';
import { moveOf } from '../item/item.moves';
import type { StockValues } from './stock.columns';

/** A fault of one cell, as only the rules of consignment can see it. */
export interface RuleFault {
  key: keyof StockValues & string;
  code: string;
  message: string;
  hint?: string;
}

/** An item as it stands here, beside what a file says of it. */
export interface KnownItem {
  customerId: string;
  state: `${ItemState}`;
  soldOn: string | null;
  soldForMinor: number | null;
  /** Where its sale was made, and whether that is paid out; null where it is not sold. */
  origin: 'SALE' | 'IMPORT' | null;
  settled: boolean | null;
  /** Nothing happened to it here since the last import. */
  untouched: boolean;
}

/** What of a row cannot be, whatever stands here. */
export function faultsInRow(values: StockValues): RuleFault[] {
  return rowChecks.filter((check) => check.isWrong(values)).map(({ fault }) => fault);
}

const isSold = ({ state }: StockValues): boolean => state === 'SOLD';
const rowChecks: readonly { isWrong: (values: StockValues) => boolean; fault: RuleFault }[] = [
  {
    isWrong: ({ state, priceMinor }) => state === 'ON_SALE' && priceMinor === null,
    fault: { key: 'priceMinor', code: 'REQUIRED', message: 'An item on sale needs a price.' },
  },
  {
    isWrong: (values) => isSold(values) && values.soldOn === null,
    fault: { key: 'soldOn', code: 'REQUIRED', message: 'A sold item needs the day it was sold.' },
  },
  {
    isWrong: (values) => isSold(values) && values.soldForMinor === null,
    fault: { key: 'soldForMinor', code: 'REQUIRED', message: 'A sold item needs the price it was sold for.' },
  },
  {
    isWrong: (values) => values.state !== null && !isSold(values) && values.soldOn !== null,
    fault: { key: 'soldOn', code: 'NOT_SOLD', message: 'There is a day of sale, but the item is not sold.' },
  },
  {
    isWrong: (values) => values.state !== null && !isSold(values) && values.soldForMinor !== null,
    fault: {
      key: 'soldForMinor',
      code: 'NOT_SOLD',
      message: 'There is a price it was sold for, but the item is not sold.',
    },
  },
  {
    isWrong: ({ intakeOn, returnOn }) => intakeOn !== null && returnOn !== null && returnOn < intakeOn,
    fault: {
      key: 'returnOn',
      code: 'RETURN_BEFORE_INTAKE',
      message: 'The return date is before the intake date.',
    },
  },
  {
    isWrong: ({ intakeOn, soldOn }) => intakeOn !== null && soldOn !== null && soldOn < intakeOn,
    fault: {
      key: 'soldOn',
      code: 'SOLD_BEFORE_INTAKE',
      message: 'The day of sale is before the day of intake.',
    },
  },
];

/** How a row contradicts what happened here [R-IM3]; null where it does not. */
export function contradiction(here: KnownItem, customerId: string, values: StockValues): RuleFault | null {
  if (here.customerId !== customerId) {
    return {
      key: 'customerNumber',
      code: 'OTHER_CONSIGNOR',
      message: 'Here this item belongs to another consignor.',
    };
  }
  if (values.state === null) return null;
  if (here.state === 'SOLD') return saleContradiction(here, values);
  // What only an import made, another import may correct; of the rest a file says the same, or what can still follow [R-CO2].
  const act = here.untouched ? 'CORRECTION' : 'FILE';
  if (here.state === values.state || moveOf(here.state, values.state, act)) return null;
  return { key: 'state', code: 'OTHERWISE_HERE', message: `Here this item is ${here.state}.` };
}

function saleContradiction(here: KnownItem, values: StockValues): RuleFault | null {
  if (values.state !== 'SOLD') {
    return {
      key: 'state',
      code: 'SOLD_HERE',
      message: `Here this item was sold on ${here.soldOn}.`,
      hint: 'Verkocht',
    };
  }
  const [key] = correctedKeys(here, values);
  if (key === undefined) return null;
  const was = key === 'soldOn' ? `on ${here.soldOn}` : 'for another price';
  // Money hangs on a sale. One that only an import made is corrected by an import until that money is paid out.
  if (here.settled)
    return { key, code: 'SALE_SETTLED', message: `Here this item was sold ${was}, and that is paid out.` };
  if (here.origin === 'IMPORT' && here.untouched) return null;
  return { key, code: 'SOLD_OTHERWISE', message: `Here this item was sold ${was}.` };
}

/** In what the row says a sale otherwise than it stands here: its day, its price. */
export function correctedKeys(
  here: Pick<KnownItem, 'state' | 'soldOn' | 'soldForMinor'>,
  values: StockValues,
): ('soldOn' | 'soldForMinor')[] {
  if (here.state !== 'SOLD' || !isSold(values)) return [];
  return (['soldOn', 'soldForMinor'] as const).filter((key) => here[key] !== values[key]);
}

/** More than so many times what was asked is a comma that slipped, or cents; what is bargained for is less. */
const FAR_ABOVE = 2;

/** Whether something was sold far above its asking price: worth a second look, and no fault. */
export function isFarAbovePrice({ state, priceMinor, soldForMinor }: StockValues): boolean {
  return state === 'SOLD' && Boolean(priceMinor) && (soldForMinor ?? 0) > FAR_ABOVE * (priceMinor ?? 0);
}
