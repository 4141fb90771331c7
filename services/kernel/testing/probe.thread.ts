import { getPriority } from 'node:os';
import { readlinkSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { answerMessages } from '../work/answer-messages';

/** A thread that says which one it is and how far behind others it stands, fails, or goes without a word. */
answerMessages((asked: 'who' | 'fail' | 'go') => {
  if (asked === 'fail') throw new Error('It failed');
  if (asked === 'go') process.exit();
  const [, id] = readlinkSync('/proc/thread-self').split('/task/');
  return { threadId, behind: getPriority(Number(id)) - getPriority(process.pid) };
});
