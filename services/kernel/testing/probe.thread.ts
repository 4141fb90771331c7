import { getPriority } from 'node:os';
import { readlinkSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { answerMessages } from '../work/answer-messages';

/** A thread that says which one it is and how far behind others it stands, fails, goes without a word, or grows without end. */
answerMessages((asked: 'who' | 'fail' | 'go' | 'grow') => {
  if (asked === 'fail') throw new Error('It failed');
  if (asked === 'go') process.exit();
  if (asked === 'grow') for (const held: object[] = []; ;) held.push({ held });
  const [, id] = readlinkSync('/proc/thread-self').split('/task/');
  return { threadId, behind: getPriority(Number(id)) - getPriority(process.pid) };
});
