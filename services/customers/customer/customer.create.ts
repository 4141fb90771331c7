import { customersChanged } from '../../../schema/events/customers';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import { changed, type Given } from '../../kernel/row/rows';
import { assertKnown, holdGroups, wantedOf } from '../group/membership';
import type { Customer } from './customer';
import { stateOf } from './customer.event';
import { emailTaken } from './customer.problems';
import { customerRows, shownCustomer, type StoredCustomer } from './customer.rows';

/** Who is to be made: what is said of them, and their groups besides the default one [P18 P19]. */
export interface Wanted {
  change: Given<StoredCustomer>;
  groupIds: string[] | null;
}

/** What a new customer is given ahead of its own transaction. */
export interface Place {
  /** Null where there is a reason not to make them: no number is spent then. */
  number: number | null;
  storeDefault: string;
  isTaken: boolean;
}

/** The next number nobody has: a file may have brought some far beyond, and one day they are reached. */
const nextFree = `CASE WHEN NOT EXISTS (SELECT FROM customers.customer c WHERE c.number = last_number + 1) THEN last_number + 1
  ELSE (SELECT min(c.number) + 1 FROM customers.customer c WHERE c.number > last_number
           AND NOT EXISTS (SELECT FROM customers.customer n WHERE n.number = c.number + 1)) END`;

/** Spends the store's next number, in the transaction in which the customer is made. */
export async function nextNumber(tx: Transaction): Promise<number> {
  const [counter] = await tx.sql<{ number: number }>(
    `UPDATE customers.counter SET last_number = ${nextFree} RETURNING last_number AS number`,
  );
  if (counter === undefined) throw new Error('A store without a counter');
  return counter.number;
}

/**
 * The store's next number and default group, and whether the address is somebody's, waits to become another's, or is
 * one's in its other spelling. The number is spent at once, unless something stands against the customer already, and
 * lost where the customer is not made after all: numbers count up, and may leave one out.
 */
export async function placeOf(call: Call, wanted: Wanted): Promise<Place> {
  const { email } = wanted.change;
  const groups = namedGroups(wanted);
  const [place] = await call.ahead<Place>(
    `WITH asked AS MATERIALIZED (
       SELECT s.default_group_id AS "storeDefault",
              EXISTS (SELECT FROM customers.customer WHERE pending_email <> '' AND pending_email = ANY ($1::text[]))
                OR EXISTS (SELECT FROM customers.customer WHERE email <> '' AND email = ANY ($1::text[])) AS "isTaken"
         FROM customers.store s),
     numbered AS (
       UPDATE customers.counter SET last_number = ${nextFree} FROM asked
        WHERE NOT asked."isTaken" AND (SELECT count(*) FROM customers.customer_group WHERE id = ANY ($2::uuid[])) = $3
       RETURNING last_number)
     SELECT asked.*, numbered.last_number AS number FROM asked LEFT JOIN numbered ON true`,
    [email == null ? [] : spellingsOf(email), groups, groups.length],
  );
  if (place === undefined) throw new Error('The store has not arrived here yet');
  return place;
}

/** Refuses what stands against the customer, and keeps the groups there that were named; answers the number. */
export async function assertPlace(tx: Transaction, wanted: Wanted, place: Place): Promise<number> {
  if (place.isTaken) throw emailTaken();
  const named = namedGroups(wanted);
  if (named.length > 0) {
    const { defaultGroupId = place.storeDefault } = wanted.change;
    const known = [...(await holdGroups(tx, named)), place.storeDefault];
    assertKnown({ defaultGroupId, groupIds: wanted.groupIds }, known);
  }
  if (place.number === null) throw new Error('A new customer has no number');
  return place.number;
}

/** Each once; the store's default group, which nobody need name, is always there. */
function namedGroups({ change, groupIds }: Wanted): string[] {
  const named = [
    ...(change.defaultGroupId === undefined ? [] : [change.defaultGroupId]),
    ...(groupIds ?? []),
  ];
  return [...new Set(named.map((id) => id.toLowerCase()))];
}

/**
 * Makes a customer, puts them into their groups and tells the other services, in one statement. That a number and an
 * address are one customer's is the database's to hold.
 */
export async function makeCustomer(
  tx: Transaction,
  { change, groupIds }: Wanted,
  {
    id,
    number,
    storeDefault,
    registeredAt,
  }: { id: string; number: number; storeDefault: string; registeredAt: Date },
): Promise<Customer> {
  const { defaultGroupId = storeDefault } = change;
  const made = { ...change, id, version: 1, number, defaultGroupId, registeredAt };
  const { into, values } = customerRows.making(made);
  const groups = `$${values.length + 1}`;
  const { columns, of } = customerRows.as('made');
  const [row] = await tx.sqlEmitting(
    customersChanged,
    { id, version: 1 },
    { customers: [stateOf(changed(untold, made))] },
    [...values, wantedOf({ defaultGroupId, groupIds })],
    (emit) =>
      `WITH made AS (${into}),
       joined AS (INSERT INTO customers.customer_group_member (customer_id, group_id, number)
         SELECT made.id, wanted, made.number FROM made, unnest(${groups}::uuid[]) AS wanted ON CONFLICT DO NOTHING)
       SELECT ${columns}, ${emit} FROM made`,
  );
  if (row === undefined) throw new Error('A new customer was not answered');
  return shownCustomer(of(row));
}

/** What is told of whoever nothing was said of. */
const untold = {
  firstName: null,
  lastName: null,
  companyName: null,
  email: null,
  pendingEmail: null,
} as StoredCustomer;
