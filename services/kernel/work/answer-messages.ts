import { parentPort } from 'node:worker_threads';
import { stepBehindPages } from './priority';

/** A thread without work for so long ends; the next one takes a fiftieth of a second to start. */
const IDLE_MS = 20_000;

/**
 * Makes a thread's script of a function: it answers each message with what the function makes of it. What takes longer to
 * begin than others is kept for longer without work.
 */
export function answerMessages<Question, Answer>(
  work: (question: Question) => Answer,
  idleMs = IDLE_MS,
): void {
  const port = parentPort;
  if (port === null) throw new Error('This runs in a thread.');
  stepBehindPages();
  let idle: NodeJS.Timeout | undefined;
  const wait = (): void => {
    idle = setTimeout(() => port.close(), idleMs);
  };
  wait();
  port.on('message', (question: Question) => {
    clearTimeout(idle);
    port.postMessage(work(question));
    wait();
  });
}
