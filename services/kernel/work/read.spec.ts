import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHILD, type ChildLimits } from './limits';
import { readInChild } from './read';

const columns = [{ key: 'number', names: ['Klantnr'], required: true, kind: 'integer' }];

const TABLE = join(__dirname, '../table/table.reading');

/** Reads a file under these limits; answers what the child said, or which limit it met. */
async function reading(bytes: Readable | string, limits: Partial<ChildLimits> = {}, reads = TABLE) {
  const input = { columns, unique: ['number'] };
  const stream = typeof bytes === 'string' ? Readable.from([Buffer.from(bytes)]) : bytes;
  return readInChild(
    { reading: reads, input, bytes: stream },
    async (answer) => {
      let text = '';
      for await (const chunk of answer) text += Buffer.from(chunk).toString();
      return text;
    },
    { ...CHILD, ...limits },
  );
}

/** Processes of ours that read a file at this moment. */
const childrenNow = (): string[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('work/child'));

/** A file without end. */
async function* endless(): AsyncGenerator<Buffer> {
  for (;;) {
    yield Buffer.alloc(1_000_000, '1\n');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const manyRows = `Klantnr\n${Array.from({ length: 10_000 }, (_each, at) => `${at};${'x'.repeat(400)}`).join('\n')}\n`;

afterEach(() => expect(childrenNow()).toEqual([]));

test('a file is read by a process of its own', async () => {
  expect(await reading('Klantnr\n1\n2\n')).toContain('"rowCount":2');
});

test('nothing of an answer is lost where it is taken up only when the process has long ended', async () => {
  const bytes = Readable.from([Buffer.from('Klantnr\n1\n2\n')]);
  const input = { columns, unique: ['number'] };
  const text = await readInChild({ reading: TABLE, input, bytes }, async (answer) => {
    while (childrenNow().length > 0) await sleep(20);
    // Node has told of the end by then, too.
    await sleep(50);
    let all = '';
    for await (const chunk of answer) all += Buffer.from(chunk).toString();
    return all;
  });
  expect(text).toContain('"rowCount":2');
});

test.each<[string, Partial<ChildLimits>, object]>([
  ['more of the heap than it may', { heapMb: 10 }, { limit: 'MEMORY', figure: '10 MB' }],
  ['more memory of any kind than it may', { addressSpaceMb: 1_150 }, { limit: 'MEMORY' }],
  ['more time than it may', { wallClockMs: 60 }, { limit: 'TIME', figure: '0 s' }],
  ['more words than it may', { outputMb: 1 }, { limit: 'OUTPUT', figure: '1 MB' }],
])('one that needs %s ends, and says which limit it met', async (_, limits, met) => {
  await expect(reading(manyRows, limits)).rejects.toMatchObject(met);
});

test('bytes without end are cut off by the clock, or by the memory they need', async () => {
  const met = await reading(Readable.from(endless()), { wallClockMs: 3_000 }).catch(
    (error: unknown) => error,
  );
  expect(String(met)).toMatch(/met its limit: (TIME|MEMORY)/);
});

test('a process that somebody kills is no answer, and no end of ours', async () => {
  const read = reading(Readable.from(endless())).catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const [pid = ''] = childrenNow()[0]?.trim().split(' ') ?? [];
  process.kill(Number(pid), 'SIGKILL');
  expect(await read).toMatchObject({ limit: 'ENDED', figure: 'SIGKILL' });
});

test('a file that breaks off is not read as a whole one', async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('Klantnr\n1\n');
    throw new Error('The disk is gone');
  }
  await expect(reading(Readable.from(broken()))).rejects.toMatchObject({ limit: 'ENDED' });
});

test('who keeps the answer and cannot ends the process', async () => {
  const kept = readInChild(
    { reading: TABLE, input: { columns, unique: [] }, bytes: Readable.from([Buffer.from(manyRows)]) },
    async (answer) => {
      for await (const { length } of answer) throw new Error(`The disk is full, ${length} bytes do not fit`);
    },
  );
  await expect(kept).rejects.toThrow('The disk is full');
});

test('a mistake of ours is said with what the process said', async () => {
  const paper = reading('', {}, join(__dirname, '../paper/paper.reading'));
  await expect(paper).rejects.toThrow('TypeError');
});

test('a file that is called a reading and stands among the services is run, and nothing else', async () => {
  for (const path of [
    join(__dirname, 'child'),
    '/tmp/evil.reading',
    join(__dirname, '../../../evil.reading'),
  ])
    await expect(reading('', {}, path)).rejects.toThrow('Not a file of a reading');
});

test('nothing of our environment is in the process: no address, no secret', async () => {
  process.env['DATABASE_URL'] = 'postgres://secret';
  const read = reading(Readable.from(endless()), { wallClockMs: 1_500 }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const [pid = ''] = childrenNow()[0]?.trim().split(' ') ?? [];
  const environment = execFileSync('cat', [`/proc/${pid}/environ`], { encoding: 'utf8' });
  delete process.env['DATABASE_URL'];
  await read;
  expect(environment.split('\0').map((each) => each.split('=')[0])).toEqual(
    expect.not.arrayContaining(['DATABASE_URL']),
  );
});
