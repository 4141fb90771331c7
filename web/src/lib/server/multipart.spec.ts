import { NoForm, partsOf } from './multipart.ts';

const type = 'multipart/form-data; boundary=x';
const part = (head: string, body: string) =>
  `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;

/** A body in pieces of so many bytes. */
async function* inPieces(text: string, bytes: number): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(text);
  for (let at = 0; at < whole.length; at += bytes) yield whole.subarray(at, at + bytes);
}

/** The parts of a form: name, file's name, and how much of each is taken. */
async function read(text: string, bytes = 7, take = Infinity, as = type): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { name, fileName, bytes: coming } of partsOf(inPieces(text, bytes), as)) {
    let body = '';
    for await (const piece of take === 0 ? [] : coming) {
      body += Buffer.from(piece).toString();
      if (body.length >= take) break;
    }
    found.push([name, fileName, body]);
  }
  return found;
}

const form = `${part('name="kind"', 'stock')}${part('name="file"; filename="a.csv"\r\ncontent-type: text/csv', '1;2\r\n--\r\n--y\r\n')}${part('name="more"', '')}--x--\r\n`;

test.each([1, 2, 3, 7, 30, 1_000])(
  'parts are found however they are cut: %s bytes at a time',
  async (bytes) => {
    expect(await read(form, bytes)).toEqual([
      ['kind', null, 'stock'],
      ['file', 'a.csv', '1;2\r\n--\r\n--y\r\n'],
      ['more', null, ''],
    ]);
  },
);

test.each([0, 1, 3])('what is not taken of a part is passed over: %s signs taken', async (take) => {
  const found = (await read(form, 2, take)) as string[][];
  expect(found.map(([name]) => name)).toEqual(['kind', 'file', 'more']);
});

test('never more is held than came last, and the beginning of a boundary', async () => {
  const file = `${part('name="file"; filename="a.csv"', 'y'.repeat(300_000))}--x--\r\n`;
  for await (const { bytes } of partsOf(inPieces(file, 1_000), type))
    for await (const piece of bytes) expect(piece.length).toBeLessThan(2_100);
});

test('names are read as browsers write them', async () => {
  const text = `${part('name="file"; filename="a%22b; name=c.csv"', 'x')}${part('name="ünï"', 'é')}--x--`;
  expect(await read(text)).toEqual([
    ['file', 'a"b; name=c.csv', 'x'],
    ['ünï', null, 'é'],
  ]);
  const quoted = 'multipart/form-data; charset=utf-8; boundary="x"';
  expect(await read(`${part('name="a"; filename=""', '')}--x--`, 5, Infinity, quoted)).toEqual([
    ['a', '', ''],
  ]);
});

test.each([
  ['nothing', '', type],
  ['no boundary', form, 'multipart/form-data'],
  ['another boundary', form, 'multipart/form-data; boundary=z'],
  ['an end in the middle of a file', form.slice(0, 120), type],
  ['no end', form.replace('--x--', '--x'), type],
  ['a part without a name', `${part('filename="a"', 'b')}--x--`, type],
  ['a part without a head', '--x\r\n\r\nb\r\n--x--', type],
  ['a head without end', `--x\r\ncontent-disposition: form-data; name="${'a'.repeat(20_000)}`, type],
  ['something behind a boundary', form.replace('--x\r\n', '--xy\r\n'), type],
])('a form with %s is none', async (_, text, as) => {
  await expect(read(text, 7, Infinity, as)).rejects.toBeInstanceOf(NoForm);
});
