/** Loaded before the product: says, when it is asked, how much it holds once what it let go of is gone. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('message', (asked) => {
  if (asked !== 'heap') return;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ heap: heapUsed + external });
});
