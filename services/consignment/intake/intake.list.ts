import {
  connectionOf,
  countUpTo,
  keysetSql,
  limitedSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import { Places } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import type { ConsignmentItem } from '../item/item';
import { itemColumnsSql, itemOf, itemsSql, openItemsSql, type ItemRow } from '../item/item.rows';
import type { Intake, IntakeState } from './intake';
import type { IntakeListArguments } from './intake.input';
import { isOpenSql } from '../store/store';
import { intakeOf, intakeRows } from './intake.rows';

const listed = intakeRows.as('t');

/** Intakes of a consignor, the newest first; or of the store in one state, whichever was handed over first, first. */
export async function listIntakes(
  call: Call,
  customerId: string | null,
  wanted: IntakeListArguments,
): Promise<Connection<Intake>> {
  const page = pageOf(wanted);
  const state = wanted.filter?.state ?? null;
  const isQueue = customerId === null && state === 'SUBMITTED';
  const [column, direction] = isQueue
    ? (['t.submitted_at', 'ASC'] as const)
    : (['t.opened_at', 'DESC'] as const);
  const places = new Places();
  const limit = places.of(page.size + 1, 'int');
  const tests = testsOf(customerId, state, places);
  const keyset = keysetSql(page, column, 't.id', direction, 'timestamptz', places.keyOf(page));
  const text = limitedSql(
    `SELECT ${listed.columns}, ${column}::text AS "key" FROM consignment.intake t WHERE ${tests} ${keyset.where} ${keyset.order}`,
    limit,
  );
  const rows = await call.read((tx) => tx.sql<{ id: string; key: string }>(text, places.values));
  return {
    ...connectionOf(
      page,
      rows,
      ({ key, id }) => [key, id],
      (row) => intakeOf(listed.of(row)),
    ),
    count: () => {
      const counted = new Places();
      const from = `consignment.intake t WHERE ${testsOf(customerId, state, counted)}`;
      return call.read((tx) => countUpTo(tx, from, counted.values));
    },
  };
}

function testsOf(customerId: string | null, state: IntakeState | null, places: Places): string {
  return [
    isOpenSql,
    ...(customerId === null ? [] : [`t.customer_id = ${places.of(customerId, 'uuid')}`]),
    ...(state === null ? [] : [`t.state = ${places.of(state, 'text')}`]),
  ].join(' AND ');
}

/** What is in an intake, in the order of the numbers. */
export async function itemsOfIntake(
  call: Call,
  now: Date,
  intakeId: string,
  wanted: PageArguments,
): Promise<Connection<ConsignmentItem>> {
  const page = pageOf(wanted);
  const keyset = keysetSql(page, 'i.number', 'i.id', 'ASC', 'int', 4);
  const text = limitedSql(
    `SELECT ${itemColumnsSql} FROM ${itemsSql} WHERE i.intake_id = $2 ${keyset.where} ${keyset.order}`,
    '$3::int',
  );
  const rows = await call.read((tx) =>
    tx.sql<ItemRow>(text, [now, intakeId, page.size + 1, ...(page.key ?? [])]),
  );
  return {
    ...connectionOf(page, rows, (row) => [String(row.number), row.id], itemOf),
    count: () => call.read((tx) => countUpTo(tx, `${openItemsSql} WHERE i.intake_id = $1`, [intakeId])),
  };
}
