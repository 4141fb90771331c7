import { spawn } from 'node:child_process';

/** The repository's root: every script works there, wherever it was called from. */
export const root = new URL('../..', import.meta.url);

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Does one thing and says in one line what it was and how long it took. */
export async function step(title, work) {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${title} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}

/**
 * Runs one of Node's programs under the Node we run on, quietly: what it says is given back, for the
 * caller to show when it fails. Never through a shell.
 */
export function run(args, { env = {}, inherit = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
    // Sent to us alone (not by a terminal, which sends to all), a signal must not leave the child behind.
    const passOn = (signal) => child.kill(signal);
    for (const signal of ENDING) process.on(signal, passOn);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const ending of ENDING) process.off(ending, passOn);
      resolve({ ok: code === 0, code: code ?? 1, signal, output: output.trim() });
    });
  });
}
