import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Transaction } from '../../kernel/database/transaction';
import type { Money } from '../../kernel/graph/shared';
import { rowsOf } from '../../kernel/row/rows';
import { seal, unseal, type SealedPlace } from '../../kernel/secret/seal';
import type { Store } from '../store/store';
import type { Dac7Person, Dac7Sums, Dac7Year } from './dac7';
import { countedOf, isReached, thresholdOf, wholeYear, type QuarterSums, type Sums } from './dac7.rules';

@Entity('dac7_person', { schema: 'consignment' })
class SealedPerson {
  @PrimaryColumn('uuid')
  customerId: string;
  @Column('bytea')
  birthDate: Buffer;
  @Column('bytea')
  taxNumber: Buffer;
  @Column('timestamptz')
  givenAt: Date;
  @Column('int')
  version: number;
}

/** Who consignors are, as it is stored: sealed. */
export const personRows = rowsOf(SealedPerson);

const COLUMNS = {
  birthDate: 'consignment.dac7_person.birth_date',
  taxNumber: 'consignment.dac7_person.tax_number',
};
type Secrets = keyof typeof COLUMNS;

/** The seal of one store: what it closes opens in the row and the column it was closed for. */
export class PersonSeal {
  constructor(
    private readonly master: Buffer,
    private readonly storeId: string,
  ) {}

  close(rowId: string, given: Record<Secrets, string>): Record<Secrets, Buffer> {
    const closed = (column: Secrets): Buffer => seal(this.master, this.place(rowId, column), given[column]);
    return { birthDate: closed('birthDate'), taxNumber: closed('taxNumber') };
  }

  open({ customerId, givenAt, version, ...sealed }: SealedPerson): Dac7Person {
    const opened = (column: Secrets): string =>
      unseal(this.master, this.place(customerId, column), sealed[column]);
    const [birthDate, taxNumber] = [opened('birthDate'), opened('taxNumber')];
    const shown = { birthYear: Number(birthDate.slice(0, 4)), taxNumberEnding: taxNumber.slice(-3) };
    return { birthDate, taxNumber, ...shown, givenAt, version };
  }

  private place(rowId: string, column: Secrets): SealedPlace {
    return { storeId: this.storeId, column: COLUMNS[column], rowId };
  }
}

/** A consignor's year with what a file says of them besides. */
export interface KnownYear extends Dac7Year {
  number: number;
  name: string;
  isCompany: boolean;
  language: string;
  /** '' where there is none. */
  email: string;
}

interface YearRow extends Record<string, unknown> {
  id: string;
  number: number;
  name: string;
  kind: string;
  language: string;
  email: string;
  quarters: QuarterSums[];
}

const sumsSql = (way: string): string =>
  `json_build_object('count', q.${way}_count, 'soldForMinor', q.${way}_sold_for_minor, 'shareMinor', q.${way}_share_minor)`;

const yearsSql = `
SELECT k.customer_id AS id, c.number, c.display_name AS name, c.kind, c.language, c.email,
       (SELECT coalesce(json_agg(json_build_object('quarter', q.quarter, 'online', ${sumsSql('online')}, 'till', ${sumsSql('till')}) ORDER BY q.quarter), '[]')
          FROM consignment.dac7_quarter q WHERE q.store_id = k.store_id AND q.year = $2::int AND q.customer_id = k.customer_id) AS quarters
  FROM consignment.consignor k JOIN consignment.customer c ON c.store_id = k.store_id AND c.id = k.customer_id
 WHERE k.customer_id = ANY ($1)`;

/** The year of consignors, by their ids as customers, as far as the actor may see them. */
export async function readYears(
  tx: Transaction,
  store: Store,
  seals: PersonSeal,
  customerIds: string[],
  year: number,
): Promise<Map<string, KnownYear>> {
  const rows = await tx.sql<YearRow>(yearsSql, [customerIds, year]);
  const people = await personRows.byKeys(tx, customerIds);
  return new Map(
    rows.map((row) => {
      const sealed = people.get(row.id);
      return [row.id, yearOf(row, store, year, sealed === undefined ? null : seals.open(sealed))];
    }),
  );
}

function yearOf(row: YearRow, store: Store, year: number, person: Dac7Person | null): KnownYear {
  const { currency } = store;
  const quarters = wholeYear(row.quarters);
  const reached = isReached(countedOf(quarters, store.dac7Counted), thresholdOf(store));
  const isCompany = row.kind === 'COMPANY';
  return {
    ...{ customer: { id: row.id }, year, person, isReached: reached },
    ...{
      number: row.number,
      name: row.name,
      isCompany,
      email: row.email,
      language: row.language || store.language,
    },
    isAsked: reached && !isCompany && person === null,
    quarters: quarters.map(({ quarter, online, till }) => ({
      ...{ quarter, online: shown(online, currency), till: shown(till, currency) },
    })),
    total: shown(countedOf(quarters, 'ALL'), currency),
  };
}

function shown({ count, soldForMinor, shareMinor }: Sums, currency: string): Dac7Sums {
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  return {
    ...{ count, soldFor: money(soldForMinor), share: money(shareMinor) },
    kept: money(soldForMinor - shareMinor),
  };
}
