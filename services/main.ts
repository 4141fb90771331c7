import 'reflect-metadata';
import { readGatewayConfig } from '../gateway/config';
import { assertSafeToServe } from './kernel/config/config';
import { announce, ensureDemo } from './demo';
import { runImport } from './import';
import { startOneProcess } from './one-process';
import { preparePlace } from './place';
import { runSetUp } from './set-up';
import { runPart } from './part';
import { endWithKeeper, exitCodeOf, sayUp } from './kept';
import { runSplit } from './split';

const say = (line: string): void => console.log(line);

/** `npm start`: everything on one port. */
async function serve(): Promise<void> {
  const startedAt = performance.now();
  const config = readGatewayConfig();
  assertSafeToServe(config);
  const place = await preparePlace(config, say);
  const running = await startOneProcess(config, place, { pages: true, listens: true }).catch(
    async (error: unknown) => {
      await place.stop();
      throw error;
    },
  );
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say(`\n${signal}: finishing what is under way …`);
    await running.stop();
    await place.stop();
    say('Stopped.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
  endWithKeeper();
  const demo = await ensureDemo(config, running, say);
  await announce(config, running, demo, performance.now() - startedAt, say);
  sayUp();
}

/** `npm run migrate`: brings the database to this version and ends. */
async function migrateOnly(): Promise<void> {
  const place = await preparePlace(readGatewayConfig(), say, 'join');
  await place.stop();
  say('The database is at this version.');
}

const commands: Record<string, (args: string[]) => Promise<void>> = {
  serve,
  migrate: migrateOnly,
  import: runImport,
  'set-up': runSetUp,
  split: runSplit,
  part: runPart,
};

const [name = 'serve', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  console.error(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
command(args).catch((error: unknown) => {
  const code = exitCodeOf(error);
  const isExpected = code !== 1 || (error instanceof Error && !('code' in error));
  console.error(isExpected ? (error as Error).message || (error as { code?: string }).code : error);
  process.exit(code);
});
