import { keepRunning } from './keep-running';

/**
 * `npm start`: runs the server, whose Node arguments these are, and starts it again when it dies. As small as it can be,
 * because it does nothing else and must outlive what it runs. It ends with it, and a signal to it is one to it.
 */
const KEPT_BY = 'KOMMIS_KEPT_BY';

const server = keepRunning(
  {
    name: 'Kommis',
    args: process.argv.slice(2),
    options: {
      env: { ...process.env, [KEPT_BY]: String(process.pid) },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  },
  {
    say: (line) => console.error(line),
    giveUp(name, code) {
      if (code !== 0)
        console.error(`${name} is not started again: what it said above has to be put right first.`);
      process.exit(code);
    },
  },
);

let ending: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void (ending ??= server.stop(signal).then((code) => process.exit(code))));
