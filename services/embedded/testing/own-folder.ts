import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../embedded';
import { readPidFile, stopSurvivor } from '../postmaster';

/** A folder for the database of each test of this file, and whatever was started there is gone after it. */
export class OwnFolder {
  dataRoot = '';
  /** Other processes: killed after the test. */
  readonly parents: ChildProcess[] = [];
  private base = '';
  private readonly started: Embedded[] = [];

  constructor() {
    beforeEach(() => this.make());
    afterEach(() => this.clear());
  }

  private make(): void {
    this.base = mkdtempSync(join(tmpdir(), 'kommis-embedded-'));
    chmodSync(this.base, 0o755);
    this.dataRoot = join(this.base, '.data');
  }

  private async clear(): Promise<void> {
    for (const parent of this.parents.splice(0)) parent.kill('SIGKILL');
    for (const embedded of this.started.splice(0)) await embedded.stop();
    // A parent that was killed has left its database running.
    await stopSurvivor(realpathSync(join(this.dataRoot, 'postgres/data')));
    rmSync(this.base, { recursive: true });
  }

  async start(options: EmbeddedOptions = {}): Promise<Embedded> {
    const embedded = await startEmbedded({ dataRoot: this.dataRoot, ...options });
    this.started.push(embedded);
    return embedded;
  }

  /** Another process that starts the database and says its address; what `npm start` is to this module. */
  async startElsewhere(root = this.dataRoot): Promise<{ parent: ChildProcess; adminUrl: string }> {
    const source = `require(${JSON.stringify(resolve(__dirname, '../embedded'))})
      .startEmbedded({ dataRoot: ${JSON.stringify(root)} })
      .then(({ adminUrl, stop }) => { process.on('SIGTERM', () => stop().then(() => process.exit())); process.on('SIGUSR2', () => process.exit()); console.log(adminUrl); setInterval(() => {}, 1e6) });`;
    const parent = spawn(process.execPath, ['-r', '@swc-node/register', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.parents.push(parent);
    const [line] = (await once(parent.stdout as NonNullable<ChildProcess['stdout']>, 'data')) as [Buffer];
    return { parent, adminUrl: line.toString().trim() };
  }
}

/** The rows that a statement answers, on a connection of its own. */
export async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The process of a database; none is not a number. */
export const pidOf = (embedded: { dataDir: string }): number =>
  readPidFile(embedded.dataDir)?.pid ?? Number.NaN;
