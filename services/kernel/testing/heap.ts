import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// V8 keeps compiled texts until memory is short; that is no growth of ours.
setFlagsFromString('--no-compilation-cache');

/** Bytes that are in use when all that is unused has gone. */
export async function heapInUse(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What is held weakly goes when the microtasks have run.
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((done) => setImmediate(done));
  }
  return process.memoryUsage().heapUsed;
}
