import { DataSource, getMetadataArgsStorage, type EntityMetadata } from 'typeorm';
import { SnakeNaming } from '../services/kernel/database/naming';
import { columnsOf, shapeOf, tableOf } from '../services/kernel/row/shape';
import { testDatabase, type TestDatabase } from '../services/kernel/testing/database';
import '../services/all';

/** Every class that says its table, of every service; that of the kernel's probe is here where its specs ran before in this process. */
const entities = getMetadataArgsStorage()
  .tables.filter(({ schema }) => schema !== 'probe')
  .map(({ target }) => target)
  .filter((target) => typeof target === 'function');

let database: TestDatabase;
let typeorm: DataSource;
beforeAll(async () => {
  database = await testDatabase();
  typeorm = new DataSource({ type: 'postgres', entities, namingStrategy: new SnakeNaming() });
  await typeorm['buildMetadatas']();
});
afterAll(() => database.drop());

test('services have entities', () => expect(entities.length).toBeGreaterThan(10));

/** Of a table that the kernel makes in more than one service, each of them. */
const homesOf: Record<string, string[]> = { job: ['customers', 'consignment'], mail: ['identity'] };
const tables = entities.flatMap((entity) => {
  const [table] = getMetadataArgsStorage().filterTables(entity);
  const homes = table?.schema === undefined ? homesOf[table?.name ?? ''] : [table.schema];
  return (homes ?? []).map((home) => ({ name: tableOf(entity, home), entity }));
});

test('none is left out', () =>
  expect(new Set(tables.map(({ entity }) => entity)).size).toBe(entities.length));

test.each(tables)(
  '$name is selected as TypeORM understands its class, and every column is there',
  async ({ name, entity }) => {
    const names = columnsOf(shapeOf(entity)).map((column) => column.name);
    const metadata: EntityMetadata = typeorm.getMetadata(entity);
    expect(names.sort()).toEqual(metadata.columns.map((column) => column.databaseName).sort());
    const found = await database.admin<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [name],
    );
    expect(found.map((column) => column.name)).toEqual(expect.arrayContaining(names));
  },
);
