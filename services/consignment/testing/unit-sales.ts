import type { UnitSale, UnitSaleState } from '../../../schema/events/commerce';
import { newId } from '../../kernel/id/id';
import type { Shop } from './shop';

/** What commerce says of one item: sold at the till for 10.00 where nothing else is said. */
export function soldUnit(id: string, version = 1, sale: Partial<UnitSale> = {}): UnitSaleState {
  return {
    ...{ id, version, at: '2026-11-22T09:30:00.000Z' },
    sale: {
      ...{ lineId: newId(), soldOn: '2026-11-22', soldForMinor: 1000, borneByStoreMinor: 0 },
      ...{ vatPercent: 21, vatScheme: 'MARGIN', isOnline: false },
      ...sale,
    },
  };
}

/** The sale of it is undone. */
export function undoneUnit(id: string, version: number): UnitSaleState {
  return { id, version, sale: null, at: '2026-11-22T09:45:00.000Z' };
}

/** Commerce tells of items in one event. */
export function tellSales({ world, storeId }: Shop, ...units: UnitSaleState[]): Promise<void> {
  return world.tell('consignment.on-unit-sales-changed', { storeId, data: { units } });
}

/** An item, and how it is sold, as staff see it. */
export interface SeenSale {
  state: string;
  version: number;
  sale: {
    id: string;
    soldOn: string;
    soldFor: { amountMinor: number };
    share: { amountMinor: number };
    storePart: { amountMinor: number };
    soldFrom: string | null;
    vatScheme: string;
    vatPercent: number;
  } | null;
}

export function seenSale(shop: Shop, id: string): Promise<SeenSale> {
  return shop.ask<SeenSale>(
    shop.staff,
    `query ($id: UUID!) { consignmentItem(id: $id) { state version sale { id soldOn soldFor { amountMinor } share { amountMinor }
       storePart { amountMinor } soldFrom vatScheme vatPercent } } }`,
    { id },
  );
}

/** Moves an item by hand, as staff do. */
export function moveByHand(shop: Shop, id: string, to: string): Promise<{ __typename: string }> {
  return shop.ask(
    shop.staff,
    'mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename } }',
    {
      input: { id, to },
    },
  );
}
