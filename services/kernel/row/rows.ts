import type { QueryResultRow } from 'pg';
import type { Transaction } from '../database/transaction';
import { columnsOf, shapeOf, tableOf, type Column, type Shape } from './shape';

/** What an entity is given or changed by: what is left out, or undefined, is left alone; in its parts too. */
export type Given<Entity> = {
  [Key in keyof Entity]?: (Entity[Key] extends Plain ? Entity[Key] : Given<Entity[Key]>) | undefined;
};
type Plain = string | number | boolean | Date | readonly unknown[] | null;

/** As an input says it: null instead of a value. */
export type Nullable<Value> = { [Key in keyof Value]: Value[Key] | null };

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
  /** With its schema. */
  readonly table: string;
  private readonly shape: Shape;
  private readonly key: Column;
  private readonly all: Selected<Entity>;

  constructor(entity: new () => Entity) {
    this.table = tableOf(entity);
    this.shape = shapeOf(entity);
    const key = this.shape.columns.find(({ isKey }) => isKey);
    if (key === undefined) throw new Error(`${entity.name} has no key`);
    this.key = key;
    this.all = this.as('t');
  }

  /** The columns of the table under an alias, for a statement written by hand. A prefix keeps two entities of a row apart. */
  as(alias: string, prefix = ''): Selected<Entity> {
    const columns = columnsOf(this.shape).map(
      ({ name, type, readAs }) => `${alias}.${name}${casts[type] ?? ''} AS "${prefix}${readAs}"`,
    );
    return { columns: columns.join(', '), of: readerOf(this.shape, prefix) as Selected<Entity>['of'] };
  }

  /** Those with these keys, as far as the actor may see them: the batch of a loader. */
  async byKeys(tx: Transaction, keys: string[]): Promise<Map<string, Entity>> {
    const { name, type, key } = this.key;
    const rows = await tx.sql(
      `SELECT ${this.all.columns} FROM ${this.table} t WHERE t.${name} = ANY ($1::${type}[])`,
      [keys],
    );
    return new Map(rows.map((row) => [row[key] as string, this.all.of(row)]));
  }

  /** The one with this key, locked until the transaction ends; null where there is none for this actor. */
  async lock(tx: Transaction, key: string): Promise<Entity | null> {
    const { name } = this.key;
    const [row] = await tx.sql(
      `SELECT ${this.all.columns} FROM ${this.table} t WHERE t.${name} = $1 FOR UPDATE`,
      [key],
    );
    return row === undefined ? null : this.all.of(row);
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
    const { names, values } = writtenOf(this.shape, given);
    const places = values.map((_value, at) => `$${at + 1}`);
    await tx.sql(`INSERT INTO ${this.table} (${names.join(', ')}) VALUES (${places.join(', ')})`, values);
  }

  /** Changes what is given of the one with this key. */
  async update(tx: Transaction, key: string, given: Given<Entity>): Promise<void> {
    const { names, values } = writtenOf(this.shape, given);
    const settings = names.map((name, at) => `${name} = $${at + 2}`);
    // There are as many texts as ways to leave fields out: none is kept prepared.
    await tx.once(`UPDATE ${this.table} SET ${settings.join(', ')} WHERE ${this.key.name} = $1`, [
      key,
      ...values,
    ]);
  }
}

/** The rows of an entity class. `Entity` may be narrower than the class: its columns, without what is reckoned from them. */
export function rowsOf<Entity extends object>(entity: new () => Entity): Rows<Entity> {
  return new Rows(entity);
}

/** How pg hands over what a page wants plain: float8 is exact far beyond any amount in minor units, a date is its text. */
const casts: Readonly<Record<string, string>> = {
  bigint: '::float8',
  numeric: '::float8',
  date: '::text',
};

/** Every page runs this for every row: the object has all its properties at once, which the engine stores fastest. */
function readerOf(shape: Shape, prefix: string): (row: QueryResultRow) => object {
  const columns = shape.columns.map(({ key, readAs, transformer }) => ({
    key,
    at: prefix + readAs,
    from: transformer?.from.bind(transformer) as ((value: unknown) => unknown) | undefined,
  }));
  const parts = shape.parts.map((part) => ({ key: part.key, of: readerOf(part.shape, prefix) }));
  const empty = Object.fromEntries([...columns, ...parts].map(({ key }): [string, unknown] => [key, null]));
  return (row) => {
    const read = { ...empty };
    for (const { key, at, from } of columns) read[key] = from === undefined ? row[at] : from(row[at]);
    for (const { key, of } of parts) read[key] = of(row);
    return read;
  };
}

function cleanedOf({ columns, parts }: Shape, given: object): object {
  const values = given as Record<string, unknown>;
  const own = columns.flatMap(({ key, isNullable, transformer }) => {
    const value = values[key];
    if (value === undefined || (value === null && !isNullable)) return [];
    return [[key, transformer === undefined ? value : (transformer.from(transformer.to(value)) as unknown)]];
  });
  const inner = parts.flatMap(({ key, shape }) => {
    const value = values[key];
    return value === undefined ? [] : [[key, value === null ? emptyOf(shape) : cleanedOf(shape, value)]];
  });
  return Object.fromEntries([...own, ...inner]) as object;
}

function emptyOf(shape: Shape): object {
  return Object.fromEntries(shape.columns.map(({ key }) => [key, null]));
}

function writtenOf(shape: Shape, given: object): { names: string[]; values: unknown[] } {
  const written = { names: [] as string[], values: [] as unknown[] };
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const column = shape.columns.find((each) => each.key === key);
    const part = shape.parts.find((each) => each.key === key);
    if (column !== undefined) {
      written.names.push(column.name);
      written.values.push(column.transformer === undefined ? value : column.transformer.to(value));
    } else if (part !== undefined) {
      const inner = writtenOf(part.shape, value as object);
      written.names.push(...inner.names);
      written.values.push(...inner.values);
    } else throw new Error(`There is no column for ${key}`);
  }
  return written;
}

/** An entity with a change made to it, in its parts too; neither of the two is touched. */
export function changed<Entity extends object>(before: Entity, change: Given<Entity>): Entity {
  const after = { ...before } as Record<string, unknown>;
  for (const [key, value] of Object.entries(change) as [string, unknown][]) {
    if (value === undefined) continue;
    const was = after[key];
    after[key] = isPart(value) && isPart(was) ? changed(was, value) : value;
  }
  return after as Entity;
}

const isPart = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
