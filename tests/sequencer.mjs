import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sequencer from '@jest/test-sequencer';

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * What stands in this folder starts a product or a browser, and takes half a minute and more however short its file is: it
 * comes first, so that no such file is left for one worker when the others are done. The rest is as jest orders it.
 */
export default class LongOnesFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => path.startsWith(folder);
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
