import type { QueryResultRow } from 'pg';
import type { Transaction } from '../database/transaction';
import { chunksOf } from '../event/chunks';
import { alike, cleanedOf, recordOf, sentOf, writtenOf, type Given, type Nullable } from './given';
import { readerOf, readSql } from './read';
import { columnsOf, shapeOf, tableOf, type Column, type Shape } from './shape';

export { changed, type Given, type Nullable } from './given';

/** An entity's columns as one statement selects them, and how its rows become entities. */
export interface Selected<Entity> {
  /** Each called as its property, behind the prefix: `c.first_name AS "firstName"`. */
  columns: string;
  of: (row: QueryResultRow) => Entity;
}

/**
 * The rows of an entity class: what its TypeORM decorators say, made once into text to select, plain objects out of rows,
 * and statements that insert and update. No hydration, and no list of columns beside the class.
 */
export class Rows<Entity extends object> {
  private readonly all: Selected<Entity>;

  constructor(
    /** With its schema. */
    readonly table: string,
    private readonly shape: Shape,
    private readonly key: Column,
  ) {
    this.all = this.as('t');
  }

  /** Some of its columns alone: the others are neither read nor written. */
  only<Key extends keyof Entity & string>(...keys: Key[]): Rows<Pick<Entity, Key>> {
    const isOne = ({ key }: { key: string }): boolean => (keys as string[]).includes(key);
    const { columns, parts } = this.shape;
    return new Rows(this.table, { columns: columns.filter(isOne), parts: parts.filter(isOne) }, this.key);
  }

  /** The columns of the table under an alias, for a statement written by hand. A prefix keeps two entities of a row apart. */
  as(alias: string, prefix = ''): Selected<Entity> {
    const columns = columnsOf(this.shape).map(
      (column) => `${readSql(alias, column)} AS "${prefix}${column.readAs}"`,
    );
    return { columns: columns.join(', '), of: readerOf(this.shape, prefix) as Selected<Entity>['of'] };
  }

  /** Those with these keys, as far as the actor may see them: the batch of a loader. */
  async byKeys(tx: Transaction, keys: string[]): Promise<Map<string, Entity>> {
    const { name, type, key } = this.key;
    const rows = await this.where(tx, `t.${name} = ANY ($1::${type}[])`, [keys]);
    return new Map(rows.map((row) => [row[key as keyof Entity] as string, row]));
  }

  /** Those of `t` for whom this holds, as far as the actor may see them. */
  async where(tx: Transaction, condition: string, values: unknown[]): Promise<Entity[]> {
    const rows = await tx.sql(`SELECT ${this.all.columns} FROM ${this.table} t WHERE ${condition}`, values);
    return rows.map(this.all.of);
  }

  /** The one with this key, locked until the transaction ends; null where there is none for this actor. */
  async lock(tx: Transaction, key: string): Promise<Entity | null> {
    const [row] = await this.where(tx, `t.${this.key.name} = $1 FOR UPDATE`, [key]);
    return row ?? null;
  }

  /**
   * What was given as it would be stored and read again: text cleaned, and blank text null. Null empties what may be empty
   * and says nothing of the rest; null for a part empties all of it.
   */
  cleaned(given: Nullable<Given<Entity>>): Given<Entity> {
    return cleanedOf(this.shape, given) as Given<Entity>;
  }

  /** Inserts one; what is not given gets its default in the table. */
  async insert(tx: Transaction, given: Given<Entity>): Promise<void> {
    const { into, values } = this.insertOf(given);
    await tx.sql(into, values);
  }

  /** Inserts one and reads it again; null where another one holds `place`, as ON CONFLICT says it. */
  async insertUnless(tx: Transaction, place: string, given: Given<Entity>): Promise<Entity | null> {
    const { into, values } = this.insertOf(given);
    const text = `${into} ON CONFLICT ${place} DO NOTHING RETURNING ${this.all.columns}`;
    const [row] = await tx.sql(text, values);
    return row === undefined ? null : this.all.of(row);
  }

  /** Changes what is given of the one with this key. */
  async update(tx: Transaction, key: string, given: Given<Entity>): Promise<void> {
    const written = writtenOf(this.shape, given);
    const settings = written.map(({ column }, at) => `${column.name} = $${at + 2}`);
    // There are as many texts as ways to leave fields out: none is kept prepared.
    await tx.once(`UPDATE ${this.table} SET ${settings.join(', ')} WHERE ${this.key.name} = $1`, [
      key,
      ...sentOf(written),
    ]);
  }

  /** Inserts many. */
  async insertMany(tx: Transaction, given: readonly Given<Entity>[]): Promise<void> {
    await this.writeMany(
      tx,
      given,
      (names) =>
        `INSERT INTO ${this.table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM ${this.given}`,
    );
  }

  /** Inserts many, and changes those of them that are there. */
  async putMany(tx: Transaction, given: readonly Given<Entity>[]): Promise<void> {
    const keys = this.shape.columns.filter(({ isKey }) => isKey).map(({ name }) => name);
    await this.writeMany(tx, given, (names) => {
      const settings = names
        .filter((name) => !keys.includes(name))
        .map((name) => `${name} = excluded.${name}`);
      return `INSERT INTO ${this.table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM ${this.given}
        ON CONFLICT (store_id, ${keys.join(', ')}) DO UPDATE SET ${settings.join(', ')}`;
    });
  }

  /**
   * Changes many. Each names its key and the version it gets: who has another one than that before it is left alone.
   * Answers how many were changed.
   */
  async updateMany(tx: Transaction, given: readonly Given<Entity>[]): Promise<number> {
    const key = this.key.name;
    return this.writeMany(tx, given, (names) => {
      const settings = names.filter((name) => name !== key).map((name) => `${name} = given.${name}`);
      return `UPDATE ${this.table} AS t SET ${settings.join(', ')} FROM ${this.given}
        WHERE t.${key} = given.${key} AND t.version = given.version - 1 RETURNING t.${key}`;
    });
  }

  private insertOf(given: Given<Entity>): { into: string; values: unknown[] } {
    const written = writtenOf(this.shape, given);
    const names = written.map(({ column }) => column.name);
    const places = written.map((_each, at) => `$${at + 1}`);
    const into = `INSERT INTO ${this.table} AS t (${names.join(', ')}) VALUES (${places.join(', ')})`;
    return { into, values: sentOf(written) };
  }

  /** One parameter for however many rows, in the types of the table. */
  private get given(): string {
    return `jsonb_populate_recordset(NULL::${this.table}, $1::jsonb) AS given`;
  }

  /** Those that name the same columns go together, 500 a statement. */
  private async writeMany(
    tx: Transaction,
    given: readonly Given<Entity>[],
    textOf: (names: string[]) => string,
  ): Promise<number> {
    let answered = 0;
    for (const rows of alike(given.map((each) => recordOf(this.shape, each))))
      for (const some of chunksOf(rows))
        answered += (await tx.sql(textOf(Object.keys(some[0])), [JSON.stringify(some)])).length;
    return answered;
  }
}

/** The rows of an entity class. `Entity` may be narrower than the class: its columns, without what is reckoned from them. */
export function rowsOf<Entity extends object>(entity: new () => Entity, schema?: string): Rows<Entity> {
  const table = tableOf(entity, schema);
  const shape = shapeOf(entity);
  const key = shape.columns.find(({ isKey }) => isKey);
  if (key === undefined) throw new Error(`${entity.name} has no key`);
  return new Rows(table, shape, key);
}

/** The same for a class whose table more than one service has, each in its own schema. */
export function rowsOfEach<Entity extends object>(
  entity: new () => Entity,
): (service: string) => Rows<Entity> {
  const made = new Map<string, Rows<Entity>>();
  return (service) => {
    const rows = made.get(service) ?? rowsOf(entity, service);
    made.set(service, rows);
    return rows;
  };
}
