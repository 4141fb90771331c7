import { getMetadataArgsStorage, type ValueTransformer } from 'typeorm';
import { SnakeNaming } from '../database/naming';

/** One column: its property in the entity, its name in the table, and what it is called in a row that was read. */
export interface Column {
  key: string;
  name: string;
  readAs: string;
  type: string;
  isKey: boolean;
  /** Null may be written: the column says so, or holds something else in its place. */
  isNullable: boolean;
  transformer: ValueTransformer | undefined;
}

/** What a class holds: columns of its own, and parts that hold some more under a prefix. */
export interface Shape {
  columns: readonly Column[];
  parts: readonly { key: string; shape: Shape }[];
}

const naming = new SnakeNaming();

/** The table of an entity, with its schema; it is given where each service has a table of its own. */
export function tableOf(entity: Function, schema?: string): string {
  const [table] = getMetadataArgsStorage().filterTables(entity);
  const home = table?.schema ?? schema;
  if (table?.name === undefined || home === undefined)
    throw new Error(`${entity.name} does not say its table and schema`);
  return `${home}."${table.name}"`;
}

/** What the decorators of a class and its bases say of its columns. */
export function shapeOf(entity: Function, prefixes: string[] = [], path = ''): Shape {
  const storage = getMetadataArgsStorage();
  const classes = withBases(entity);
  return {
    columns: storage.filterColumns(classes).map(({ propertyName: key, options }) => ({
      key,
      name: naming.columnName(key, options.name, prefixes),
      readAs: path + key,
      type: String(options.type),
      isKey: options.primary === true,
      isNullable: options.nullable === true || options.transformer !== undefined,
      transformer: options.transformer as ValueTransformer | undefined,
    })),
    parts: storage.filterEmbeddeds(classes).map(({ propertyName: key, prefix, type }) => ({
      key,
      shape: shapeOf(
        (type as () => Function)(),
        [...prefixes, typeof prefix === 'string' ? prefix : prefix === false ? '' : key],
        `${path}${key}.`,
      ),
    })),
  };
}

/** All columns of a shape, those of its parts after its own. */
export function columnsOf({ columns, parts }: Shape): Column[] {
  return [...columns, ...parts.flatMap(({ shape }) => columnsOf(shape))];
}

function withBases(entity: Function): Function[] {
  const base = Object.getPrototypeOf(entity) as Function;
  // Of what every function comes from, none is made: it has no prototype.
  return base.prototype === undefined ? [entity] : [entity, ...withBases(base)];
}
