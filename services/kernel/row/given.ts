import type { Column, Shape } from './shape';

/** What an entity is given or changed by: what is left out, or undefined, is left alone; in its parts too. */
export type Given<Entity> = {
  [Key in keyof Entity]?: GivenValue<Entity[Key]> | undefined;
};
type GivenValue<Value> = unknown extends Value ? Value : Value extends Plain ? Value : Given<Value>;
type Plain = string | number | boolean | Date | readonly unknown[] | null;

/** As an input says it: null instead of a value. */
export type Nullable<Value> = { [Key in keyof Value]: Value[Key] | null };

/** What was given as it would be stored and read again: see `Rows.cleaned`. */
export function cleanedOf({ columns, parts }: Shape, given: object): object {
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

/** What is given, column by column, as the table holds it. */
export function writtenOf(shape: Shape, given: object): Written[] {
  return Object.entries(given).flatMap(([key, value]): Written[] => {
    if (value === undefined) return [];
    const column = shape.columns.find((each) => each.key === key);
    if (column !== undefined) return [{ column, value: storedAs(column, value) }];
    const part = shape.parts.find((each) => each.key === key);
    if (part === undefined) throw new Error(`There is no column for ${key}`);
    return writtenOf(part.shape, value as object);
  });
}

const storedAs = ({ transformer }: Column, value: unknown): unknown =>
  transformer === undefined ? value : transformer.to(value);

/** One value as its column holds it. */
export interface Written {
  column: Column;
  value: unknown;
}

/** The values as pg is given them: it would write a list as an array, where a column wants JSON. */
export const sentOf = (written: readonly Written[]): unknown[] =>
  written.map(({ column, value }) => (column.type === 'jsonb' ? JSON.stringify(value) : value));

/** The same by name, as one parameter holds many: there JSON is JSON already. */
export const recordOf = (shape: Shape, given: object): Record<string, unknown> =>
  Object.fromEntries(writtenOf(shape, given).map(({ column, value }) => [column.name, value]));

/** Rows that name the same columns, in the same order, together. */
export function alike(rows: readonly Record<string, unknown>[]): Record<string, unknown>[][] {
  const kinds = new Map<string, Record<string, unknown>[]>();
  for (const row of rows) {
    const names = Object.keys(row).join();
    const kind = kinds.get(names);
    if (kind === undefined) kinds.set(names, [row]);
    else kind.push(row);
  }
  return [...kinds.values()];
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
