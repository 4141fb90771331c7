import type { Transaction } from '../../kernel/database/transaction';

/** A unit that was sold or given back, with the number that its sales have come to. */
export interface MovedUnit {
  id: string;
  saleVersion: number;
}

/**
 * Takes one piece of each of these units, as far as there is one: who comes a moment later finds none [R-CM11]. What is lacking
 * among those that are answered was not to be had.
 */
export function takeUnits(tx: Transaction, ids: readonly string[]): Promise<MovedUnit[]> {
  return moveUnits(tx, ids, 1);
}

/** Gives back one piece of each of these units, which had been taken. */
export function giveBackUnits(tx: Transaction, ids: readonly string[]): Promise<MovedUnit[]> {
  return moveUnits(tx, ids, -1);
}

/** Locked in one order for all: of two sales that want the same two things none waits for the other in a circle. */
function moveUnits(tx: Transaction, ids: readonly string[], pieces: 1 | -1): Promise<MovedUnit[]> {
  return tx.sql<MovedUnit & { id: string }>(
    `WITH held AS (SELECT id FROM commerce.sellable_unit WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE)
     UPDATE commerce.sellable_unit u SET taken = taken + $2, sale_version = sale_version + 1, version = u.version + 1
       FROM held WHERE u.id = held.id AND (CASE WHEN $2 > 0 THEN offered - taken >= $2 ELSE taken + $2 >= 0 END)
     RETURNING u.id, u.sale_version::float8 AS "saleVersion"`,
    [ids, pieces],
  );
}
