import { join } from 'node:path';
import { Threads } from './threads';

type Who = { threadId: number; behind: number };
const probe = (limits = {}): Threads<string, Who> =>
  new Threads(join(__dirname, '../testing/probe.thread'), limits);

test('one after the other is one thread, two at a time are two', async () => {
  const threads = probe();
  const [first, second] = [await threads.ask('who'), await threads.ask('who')];
  expect(second.threadId).toBe(first.threadId);
  const both = await Promise.all([threads.ask('who'), threads.ask('who')]);
  expect(new Set(both.map(({ threadId }) => threadId)).size).toBe(2);
});

test('a thread stands behind the rest of its process', async () => {
  expect((await probe().ask('who')).behind).toBe(5);
});

test('what fails in a thread fails for who asked it, and the next is answered', async () => {
  const threads = probe();
  await threads.ask('who');
  await expect(threads.ask('fail')).rejects.toThrow('It failed');
  expect((await threads.ask('who')).behind).toBe(5);
});

test('a thread that goes without a word is an error, and no question that waits for ever', async () => {
  const threads = probe();
  await threads.ask('who');
  await expect(threads.ask('go')).rejects.toThrow('ended without an answer');
  expect((await threads.ask('who')).behind).toBe(5);
});

test('a thread that needs more memory than it may ends alone, and the next question is answered', async () => {
  const threads = probe({ maxOldGenerationSizeMb: 16 });
  await expect(threads.ask('grow')).rejects.toThrow('memory limit');
  expect((await threads.ask('who')).behind).toBe(5);
});
