import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readGatewayConfig } from '../gateway/config';
import { visitor, type Actor } from './kernel/actor/actor';
import { newId } from './kernel/id/id';
import type { ImportDone, ImportDryRun } from './kernel/graph/import';
import { IMPORT_FILE } from './kernel/import/import';
import { startOneProcess, type Running } from './one-process';
import { preparePlace } from './place';

type Say = (line: string) => void;
type Kind = 'consignors' | 'stock';
type Answer = Record<string, { __typename: string; message?: string } & Record<string, unknown>>;

const dryRunFields = `__typename ... on ImportDryRun { rows encoding delimiter columns columnsRead columnsAbsent toCreate toUpdate unchanged faultCount notes { code count }
  changes { row number cells { column before after } } faults { row letter column value message hint } } ... on Problem { message }`;
const resultFields = `__typename ... on ImportDone { created updated unchanged } ... on Problem { message }`;

/** The operations an import is driven by, the same the console's page sends [I1 I2 R-IM1]. */
const operations: Record<Kind, { dryRun: string; steps: { title: string; mutation: string }[] }> = {
  consignors: {
    dryRun: `query DryRunConsignors($fileId: UUID!) { customers: dryRunConsignorCustomers(fileId: $fileId) { ${dryRunFields} } consignment: dryRunConsignorSettings(fileId: $fileId) { ${dryRunFields} } }`,
    steps: [
      {
        title: 'Customers',
        mutation: `mutation ImportConsignorCustomers($input: ImportInput!) { done: importConsignorCustomers(input: $input) { ${resultFields} } }`,
      },
      {
        title: 'Consignment settings',
        mutation: `mutation ImportConsignorSettings($input: ImportInput!) { done: importConsignorSettings(input: $input) { ${resultFields} } }`,
      },
    ],
  },
  stock: {
    dryRun: `query DryRunStock($fileId: UUID!) { consignment: dryRunStock(fileId: $fileId) { ${dryRunFields} } }`,
    steps: [
      {
        title: 'Items and sales',
        mutation: `mutation ImportStock($input: ImportInput!) { done: importStock(input: $input) { ${resultFields} } }`,
      },
    ],
  },
};

/** Nothing was written, and why. */
export class ImportRefused extends Error {}

/** Dry-runs an uploaded file in every service it concerns, and writes it only when all are clean. */
export async function importUpload(
  running: Pick<Running, 'execute'>,
  actor: Actor,
  kind: Kind,
  fileId: string,
  say: Say,
): Promise<void> {
  const { dryRun, steps } = operations[kind];
  const found = (await running.execute(actor, dryRun, { fileId })) as Answer;
  const runs = Object.entries(found).map(([service, answer]): [string, ImportDryRun] => {
    if (answer.__typename !== 'ImportDryRun')
      throw new ImportRefused(`Nothing was written. ${answer.message ?? answer.__typename}`);
    return [service, answer as unknown as ImportDryRun];
  });
  tellColumns(runs, say);
  let faults = 0;
  for (const [service, run] of runs) faults += tellDryRun(service, run, say);
  if (faults > 0)
    throw new ImportRefused(
      `Nothing was written: ${faults} faults. Correct them in the file and run it again.`,
    );
  for (const step of steps) {
    const done = await writeStep(running, actor, step.mutation, fileId);
    say(`  ${step.title}: ${done.created} new, ${done.updated} changed, ${done.unchanged} as they were`);
  }
}

/** What no service reads is said before anything is written: nobody should find out afterwards. */
function tellColumns(runs: [string, ImportDryRun][], say: Say): void {
  const read = new Set(runs.flatMap(([, run]) => run.columnsRead));
  const ignored = (runs[0]?.[1].columns ?? []).filter((column) => column !== '' && !read.has(column));
  const absent = new Set(runs.flatMap(([, run]) => run.columnsAbsent));
  say(`  columns read: ${[...read].join(', ')}`);
  if (ignored.length > 0) say(`  columns not read: ${ignored.join(', ')}`);
  if (absent.size > 0) say(`  columns not in the file, left as they are: ${[...absent].join(', ')}`);
}

function tellDryRun(service: string, run: ImportDryRun, say: Say): number {
  say(
    `  ${service}: ${run.rows} rows, read as ${run.encoding} with "${run.delimiter}": ${run.toCreate} new, ${run.toUpdate} to change, ${run.unchanged} as they were`,
  );
  for (const note of run.notes) say(`    ${note.code}: ${note.count}`);
  for (const { row, number, cells } of run.changes)
    say(
      `    row ${row}, number ${number}: ${cells.map(({ column, before, after }) => `${column} "${before ?? ''}" → "${after ?? ''}"`).join(', ')}`,
    );
  for (const fault of run.faults)
    say(
      `    row ${fault.row}, column ${fault.letter ?? '-'} ${fault.column}: "${fault.value}" ${fault.message}${fault.hint === null ? '' : ` (${fault.hint})`}`,
    );
  return run.faultCount;
}

/** The second service copies the first one's customers by event; until they have arrived it says so and we ask again. */
async function writeStep(
  running: Pick<Running, 'execute'>,
  actor: Actor,
  mutation: string,
  fileId: string,
): Promise<ImportDone> {
  for (let attempt = 0; ; attempt += 1) {
    const { done } = (await running.execute(actor, mutation, { input: { fileId } })) as Answer;
    if (done?.__typename === 'ImportDone') return done as unknown as ImportDone;
    if (done?.__typename !== 'ImportWaiting' || attempt >= 60)
      throw new ImportRefused(
        `Stopped here: ${done?.message ?? 'no answer'}. What was written stays; run the same file again to complete it.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** `npm run import -- --store 30042 consignors FILE` */
export async function runImport(args: string[]): Promise<void> {
  const at = args.indexOf('--store');
  const storeId = at < 0 ? '' : (args[at + 1] ?? '');
  const [kind, file] = args.filter((_each, index) => at < 0 || (index !== at && index !== at + 1));
  if (!/^\d{5}$/.test(storeId) || (kind !== 'consignors' && kind !== 'stock') || file === undefined) {
    throw new Error('Usage: npm run import -- --store 30042 consignors|stock FILE');
  }
  await stat(file).catch(() => {
    throw new Error(`There is no file ${file}`);
  });
  const config = readGatewayConfig();
  const say: Say = (line) => console.log(line);
  const place = await preparePlace(config, say, 'join');
  const running = await startOneProcess(config, place, { pages: false, listens: false });
  try {
    if (!(await running.identity.listStoreIds()).includes(storeId))
      throw new Error(`There is no store ${storeId}`);
    say(`${basename(file)} into store ${storeId}`);
    const stored = await running.files.put(storeId, createReadStream(file), {
      name: basename(file),
      maxBytes: 25 * 1024 * 1024,
      ...{ owner: 'customers', kind: IMPORT_FILE, keep: false },
    });
    const actor: Actor = {
      ...visitor(storeId),
      kind: 'staff',
      userId: newId(),
      teamIds: null,
      rights: ['owner'],
      assurance: 'password',
      name: 'Command line',
    };
    await importUpload(running, actor, kind, stored.fileId, say);
    say('The file is in.');
  } finally {
    await running.stop();
    await place.stop();
  }
}
