import { Column, Entity, PrimaryColumn } from 'typeorm';
import { newId } from '../id/id';
import type { Database } from '../database/database';
import type { TestDatabase } from '../testing/database';
import { staffOf } from '../testing/open';
import { as, probeConnection, probeDatabase } from '../testing/probe/open';
import { Thing, thingRows } from '../testing/probe/thing';
import { instantOrNever, longText, text } from './columns';
import { changed, rowsOf } from './rows';

class Place {
  @Column(text)
  street: string | null;
  @Column(text)
  postalCode: string | null;
}
abstract class Kept {
  @PrimaryColumn('uuid')
  id: string;
  @Column('int')
  version: number;
}
@Entity('parcel', { schema: 'post' })
class Parcel extends Kept {
  @Column(text)
  label: string | null;
  @Column(longText)
  note: string | null;
  @Column('bigint', { nullable: true })
  priceMinor: number | null;
  @Column('date')
  sentOn: string;
  @Column(instantOrNever)
  seenAt: Date | null;
  @Column(() => Place, { prefix: 'to_' })
  receiver: Place;
  /** No column: reckoned. */
  isLost: boolean;
}
const parcels = rowsOf<Omit<Parcel, 'isLost'>>(Parcel);
const receiver: Place = { street: null, postalCode: '1000 AA' };

describe('what is selected and read', () => {
  test('is what the decorators say: bases first or last, parts under their prefix, amounts as numbers, days as text', () => {
    expect(parcels.table).toBe('post."parcel"');
    expect(new Set(parcels.as('p').columns.split(', '))).toEqual(
      new Set([
        'p.id AS "id"',
        'p.version AS "version"',
        'p.label AS "label"',
        'p.note AS "note"',
        'p.price_minor::float8 AS "priceMinor"',
        'p.sent_on::text AS "sentOn"',
        'p.seen_at AS "seenAt"',
        'p.to_street AS "receiver.street"',
        'p.to_postal_code AS "receiver.postalCode"',
      ]),
    );
  });

  test('is a plain object: blank text and an instant that never came are null, other columns of the row left out', () => {
    const row = { id: 'a', version: 2, label: '', note: 'x\ny', priceMinor: 5, sentOn: '2026-11-26' };
    const parts = { 'receiver.street': '', 'receiver.postalCode': '1000 AA' };
    const { id, ...rest } = row;
    expect(parcels.as('p').of({ ...row, ...parts, seenAt: -Infinity, sort_key: 'x' })).toEqual({
      ...{ id, ...rest, label: null, seenAt: null, receiver },
    });
  });

  test('two entities of one row are kept apart by a prefix', () => {
    const things = rowsOf(Thing).as('t', 'thing.');
    expect(things.columns).toContain('t.owner_name AS "thing.ownerName"');
    const row = {
      id: 'other',
      'thing.id': 'a',
      'thing.version': 1,
      'thing.name': 'n',
      'thing.ownerName': '',
    };
    expect(things.of(row)).toEqual({ id: 'a', version: 1, name: 'n', ownerName: '' });
  });

  test('a class that does not say its table, schema or key is refused when it is loaded', () => {
    @Entity('homeless')
    class Homeless {}
    @Entity('keyless', { schema: 'post' })
    class Keyless {}
    expect(() => rowsOf(Homeless)).toThrow('does not say its table and schema');
    expect(() => rowsOf(Keyless)).toThrow('has no key');
  });
});

describe('what is given', () => {
  test('is cleaned as it will be read again; null empties what may be empty and says nothing of the rest', () => {
    expect(
      parcels.cleaned({
        version: null,
        label: ' a \u200b  b ',
        note: null,
        priceMinor: null,
        receiver: { street: '  ' },
      }),
    ).toEqual({ label: 'a b', note: null, priceMinor: null, receiver: { street: null } });
    expect(parcels.cleaned({ receiver: null })).toEqual({ receiver: { street: null, postalCode: null } });
  });

  test('changes only what it names, in parts too, and touches nothing that it is made of', () => {
    const before = { id: 'a', label: 'x', receiver };
    expect(changed(before, { label: undefined, receiver: { street: 'Kade 1' } })).toEqual({
      ...before,
      receiver: { street: 'Kade 1', postalCode: '1000 AA' },
    });
    expect(before).toEqual({ id: 'a', label: 'x', receiver });
  });
});

describe('in the database', () => {
  let database: TestDatabase;
  let probe: Database;
  beforeAll(async () => {
    database = await probeDatabase();
    probe = await probeConnection(database);
  });
  afterAll(async () => {
    await probe.close();
    await database.drop();
  });
  const within = as(staffOf('30042'));

  test('a row is inserted, locked, changed and read; what is left out gets its default or stays', async () => {
    const id = newId();
    await probe.withActor(...within, async (tx) => {
      await thingRows.insert(tx, { id, name: 'first' });
      expect(await thingRows.lock(tx, id)).toEqual({ id, version: 1, name: 'first', ownerName: '' });
      await thingRows.update(tx, id, { name: 'second', ownerName: undefined });
      expect(await thingRows.byKeys(tx, [id, newId()])).toEqual(
        new Map([[id, { id, version: 1, name: 'second', ownerName: '' }]]),
      );
      expect(await thingRows.lock(tx, newId())).toBeNull();
    });
  });

  test('what has no column is not thrown away silently', async () => {
    const given = { id: newId(), name: 'x', colour: 'red' };
    await expect(probe.withActor(...within, (tx) => thingRows.insert(tx, given))).rejects.toThrow(
      'no column for colour',
    );
  });

  test('a connection keeps one statement for reading, however often, and none for what is changed', async () => {
    await probe.withActor(...within, async (tx) => {
      for (const name of ['a', 'b', 'c']) {
        await thingRows.update(tx, newId(), { name });
        await thingRows.byKeys(tx, [newId()]);
      }
      const kept = await tx.sql<{ statement: string }>(
        `SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%probe."thing"%' AND statement NOT LIKE '%pg_prepared%'`,
      );
      expect(kept.filter(({ statement }) => statement.includes('= ANY'))).toHaveLength(1);
      expect(kept.filter(({ statement }) => statement.startsWith('UPDATE'))).toEqual([]);
    });
  });
});
