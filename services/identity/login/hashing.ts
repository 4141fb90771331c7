import { join } from 'node:path';
import { Threads } from '../../kernel/work/threads';
import type { HashQuestion } from './hash.thread';

const threads = new Threads<HashQuestion, string | boolean>(join(__dirname, 'hash.thread'));

/** bcrypt, in threads that stand behind pages and the database: Node's own would not. */
export const hashing = {
  /** A new hash of a text. */
  hash: async (text: string, cost: number): Promise<string> => String(await threads.ask({ text, cost })),
  /** Whether a hash is of this text. */
  compare: async (text: string, hash: string): Promise<boolean> =>
    (await threads.ask({ text, hash })) === true,
};
