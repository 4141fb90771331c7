import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readGatewayConfig } from '../gateway/config';
import type { Actor } from './kernel/actor/actor';
import { owner } from './kernel/actor/owner';
import type { ImportDryRun, ImportFault } from './kernel/graph/import';
import type { Job } from './kernel/graph/job';
import { IMPORT_FILE } from './kernel/import/import';
import { startOneProcess, type Running } from './one-process';
import { preparePlace } from './place';

type Say = (line: string) => void;
type Kind = 'consignors' | 'stock';
type Answer = Record<string, { __typename: string; message?: string } & Record<string, unknown>>;

const dryRunFields = `__typename ... on ImportDryRun { rows encoding delimiter columnsRead columnsIgnored columnsAbsent toCreate toUpdate unchanged faultCount notes { code count }
  changes { row number cells { column before after } } faults { row letter column value message hint } } ... on Problem { message }`;
const jobFields = `__typename id state done total faultCount parts { name done total created updated unchanged }
  faults { row letter column value message hint } reason { code field detail }`;

/** What each kind is dry-run by, the same the console's page asks [I1 I2 R-IM1]. */
const dryRuns: Record<Kind, string> = {
  consignors: `query DryRunConsignors($fileId: UUID!) { customers: dryRunConsignorCustomers(fileId: $fileId) { ${dryRunFields} } consignment: dryRunConsignorSettings(fileId: $fileId) { ${dryRunFields} } }`,
  stock: `query DryRunStock($fileId: UUID!) { consignment: dryRunStock(fileId: $fileId) { ${dryRunFields} } }`,
};
const startImport = `mutation StartImport($input: StartImportInput!) { started: startImport(input: $input) { __typename ... on Job { ${jobFields} } ... on Problem { message } } }`;
const watchImport = `query Import($id: UUID!) { job(id: $id) { ${jobFields} } }`;

/** Nothing was written, and why. */
export class ImportRefused extends Error {}

/** Dry-runs an uploaded file in every service it concerns, starts its import when all are clean, and watches it to its end. */
export async function importUpload(
  running: Pick<Running, 'execute'>,
  actor: Actor,
  kind: Kind,
  fileId: string,
  say: Say,
): Promise<void> {
  const found = (await running.execute(actor, dryRuns[kind], { fileId })) as Answer;
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
  const input = { kind: kind.toUpperCase(), fileId };
  const { started } = (await running.execute(actor, startImport, { input })) as Answer;
  if (started?.__typename !== 'Job')
    throw new ImportRefused(`Nothing was started. ${started?.message ?? 'No answer'}`);
  tellEnd(await watch(running, actor, started as unknown as Job, say), say);
}

const LOOK_MS = 100;
const ended = new Set(['DONE', 'PARTLY', 'REFUSED', 'STOPPED', 'FAILED']);

/** Looks until the import has ended, and says how far it is. It goes on whether anybody looks or not. */
async function watch(running: Pick<Running, 'execute'>, actor: Actor, started: Job, say: Say): Promise<Job> {
  let [job, said] = [started, ''];
  while (!ended.has(job.state)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const found = (await running.execute(actor, watchImport, { id: job.id })) as { job: Job | null };
    if (found.job === null) throw new ImportRefused('The import is not there any more.');
    job = found.job;
    const line = job.state === 'RUNNING' ? `  ${job.done} of ${job.total ?? '?'}` : '';
    if (line !== '' && line !== said) say((said = line));
  }
  return job;
}

function tellEnd(job: Job, say: Say): void {
  for (const { name, created, updated, unchanged } of job.parts)
    say(`  ${name.toLowerCase()}: ${created} new, ${updated} changed, ${unchanged} as they were`);
  if (job.state === 'DONE') return;
  for (const fault of job.faults) say(faultLine(fault));
  const why =
    job.reason === null ? `${job.faultCount} faults` : `${job.reason.code} ${job.reason.detail ?? ''}`;
  throw new ImportRefused(
    `${job.state}: ${why}. What was written stays; run the same file again to complete it.`,
  );
}

/** What no service reads is said before anything is written: nobody should find out afterwards. */
function tellColumns(runs: [string, ImportDryRun][], say: Say): void {
  const read = new Set(runs.flatMap(([, run]) => run.columnsRead));
  const ignored = (runs[0]?.[1].columnsIgnored ?? []).filter((column) =>
    runs.every(([, run]) => run.columnsIgnored.includes(column)),
  );
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
  for (const fault of run.faults) say(faultLine(fault));
  return run.faultCount;
}

function faultLine({ row, letter, column, value, message, hint }: ImportFault): string {
  return `    row ${row}, column ${letter ?? '-'} ${column}: "${value}" ${message}${hint === null ? '' : ` (${hint})`}`;
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
    const actor = owner(storeId, 'Command line');
    await importUpload(running, actor, kind, stored.fileId, say);
    say('The file is in.');
  } finally {
    await running.stop();
    await place.stop();
  }
}
