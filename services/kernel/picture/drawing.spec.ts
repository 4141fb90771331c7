import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { isDrawing } from './drawing';
import { makePictures } from './picture';
import { PHOTO, type Plan } from './plan';

const LOGO: Plan = {
  takesDrawings: true,
  makes: [
    { width: 720, height: 240, fit: 'inside', type: 'png' },
    { width: 64, height: 64, fit: 'contain', type: 'png' },
    { width: 180, height: 180, fit: 'contain', type: 'png', isOnWhite: true },
  ],
};
const made = (bytes: Buffer | string, plan = LOGO) => makePictures(Readable.from([Buffer.from(bytes)]), plan);
const drawing = (inside: string, more = '', size = 'width="90" height="30"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size} ${more}>${inside}</svg>`;
const red = '<rect width="100%" height="100%" fill="#f00"/>';

async function pixelsOf(bytes: Buffer | string) {
  const answer = await made(bytes);
  if (!answer.ok) throw new Error(answer.code);
  const [logo] = answer.pictures;
  return sharp(logo?.bytes).raw().toBuffer();
}

test('a drawing is kept as its pixels, as large as it is wanted, and so is what is made of it', async () => {
  const answer = await made(drawing(red));
  expect(answer).toMatchObject({
    pictures: [
      { width: 720, height: 240 },
      { width: 64, height: 64 },
      { width: 180, height: 180 },
    ],
  });
  if (!answer.ok) return;
  for (const { bytes } of answer.pictures)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png' });
  const corner = async (at: number) => {
    const place = { left: 0, top: 0, width: 1, height: 1 };
    return [...(await sharp(answer.pictures[at]?.bytes).ensureAlpha().extract(place).raw().toBuffer())];
  };
  expect([await corner(0), await corner(1), await corner(2)]).toEqual([
    [255, 0, 0, 255],
    [0, 0, 0, 0],
    [255, 255, 255, 255],
  ]);
});

test('what shines through still does, and a small picture is not made larger', async () => {
  const clear = await sharp({ create: { width: 30, height: 10, channels: 4, background: '#0000' } })
    .png()
    .toBuffer();
  const answer = await made(clear);
  expect(answer).toMatchObject({ pictures: [{ width: 30, height: 10 }, {}, {}] });
  if (answer.ok) expect(await sharp(answer.pictures[0]?.bytes).metadata()).toMatchObject({ hasAlpha: true });
});

test('a photo is still no drawing', async () => {
  expect(await made(drawing(red), PHOTO)).toMatchObject({ ok: false, code: 'NOT_A_PICTURE' });
});

test.each([
  ['alone', drawing(red), true],
  [
    'behind what programs write',
    `\uFEFF<?xml version="1.0"?>\n<!-- by hand -->\n<!DOCTYPE svg PUBLIC "x" "y">\n${drawing(red)}`,
    true,
  ],
  ['with names of its own', `<!DOCTYPE svg [ <!ENTITY a "b"> ]>${drawing(red)}`, true],
  ['of a page', `<html><body>${drawing(red)}</body></html>`, false],
  ['of nothing', '', false],
  ['of comments without an end', '<!--'.repeat(5_000), false],
  ['of something called alike', '<svgx></svgx>', false],
])('what is a drawing, %s', (_, text, is) => {
  const began = performance.now();
  expect(isDrawing(Buffer.from(text))).toBe(is);
  expect(performance.now() - began).toBeLessThan(200);
});

describe('a drawing that wants more than to be drawn', () => {
  const asked: string[] = [];
  const server = createServer((request, response) => (asked.push(request.url ?? ''), response.end('x')));
  let at = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const picture = '#a.png';
  test.each<[string, () => string]>([
    ['a picture from an address', () => drawing(`<image href="${at}/a.png" width="9" height="9"/>${red}`)],
    [
      'the same by the old name',
      () => drawing(`<image xlink:href="${at}/b.png" width="9" height="9"/>${red}`),
    ],
    [
      'one that only this machine has',
      () => drawing(`<image href="http://169.254.169.254/latest" width="9" height="9"/>${red}`),
    ],
    [
      'a file',
      () =>
        drawing(`${red}<image href="file://${process.cwd()}/web/static/icon.svg" width="90" height="30"/>`),
    ],
    ['a file beside it', () => drawing(`${red}<image href="web/static/icon.svg" width="90" height="30"/>`)],
    ['parts of another drawing', () => drawing(`${red}<use href="${at}/c.svg${picture}"/>`)],
    [
      'style from an address',
      () => drawing(`<style>@import url(${at}/d.css); rect { fill: url(${at}/e.svg#x) #f00 }</style>${red}`),
    ],
    ['a font', () => drawing(`<style>@font-face { font-family: x; src: url(${at}/f.woff) }</style>${red}`)],
    ['a sheet of style before it', () => `<?xml-stylesheet href="${at}/g.css"?>${drawing(red)}`],
    ['a script', () => drawing(`<script>fetch('${at}/h')</script>${red}`, `onload="fetch('${at}/i')"`)],
    [
      'a page within',
      () =>
        drawing(
          `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${at}/j"/></foreignObject>${red}`,
        ),
    ],
    ['a declaration from an address', () => `<!DOCTYPE svg SYSTEM "${at}/k.dtd">${drawing(red)}`],
    ['a filter’s picture', () => drawing(`<filter id="f"><feImage href="${at}/l.png"/></filter>${red}`)],
  ])('%s: it is drawn without that, and nobody is asked for anything', async (_, text) => {
    const [wanted, got] = [await pixelsOf(drawing(red)), await pixelsOf(text())];
    expect(got.equals(wanted)).toBe(true);
    expect(asked).toEqual([]);
  });

  test.each<[string, () => string]>([
    [
      'a file of this machine as text',
      () =>
        `<!DOCTYPE svg [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]>${drawing(`${red}<text y="20">&x;</text>`)}`,
    ],
    [
      'one by inclusion',
      () =>
        drawing(
          `${red}<text y="20"><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/></text>`,
        ),
    ],
    [
      'an address as text',
      () => `<!DOCTYPE svg [ <!ENTITY x SYSTEM "${at}/m"> ]>${drawing(`${red}<text y="20">&x;</text>`)}`,
    ],
  ])('%s: drawn without it or not at all', async (_, text) => {
    const answer = await made(text());
    if (answer.ok) expect((await pixelsOf(text())).equals(await pixelsOf(drawing(red)))).toBe(true);
    else expect(answer.code).toBe('BROKEN_PICTURE');
    expect(asked).toEqual([]);
  });
});

describe('a drawing that grows when it is read', () => {
  const bomb = (): string => {
    const names = [...'abcdefghij'];
    const entities = names.map(
      (name, at) => `<!ENTITY ${name} "${at === 0 ? 'x'.repeat(50) : `&${names[at - 1]};`.repeat(10)}">`,
    );
    return `<!DOCTYPE svg [ ${entities.join(' ')} ]>${drawing('<text>&j;</text>')}`;
  };
  const nested = (): string => {
    const levels = Array.from(
      { length: 12 },
      (_, at) => `<g id="l${at + 1}">${`<use href="#l${at}"/>`.repeat(10)}</g>`,
    );
    return drawing(`<defs><rect id="l0" width="1" height="1"/>${levels.join('')}</defs><use href="#l12"/>`);
  };
  test.each<[string, () => string | Buffer, string]>([
    ['names in names', bomb, 'BROKEN_PICTURE'],
    ['itself in itself', nested, 'BROKEN_PICTURE'],
    [
      'a hundred thousand deep',
      () => drawing('<g>'.repeat(100_000) + '</g>'.repeat(100_000)),
      'BROKEN_PICTURE',
    ],
    ['larger than any screen', () => drawing(red, '', 'width="20000" height="20000"'), 'TOO_MANY_PIXELS'],
    ['half of it', () => drawing(red).slice(0, 120), 'BROKEN_PICTURE'],
  ])(
    '%s is refused, soon',
    async (_, text, code) => {
      const began = performance.now();
      expect(await made(text())).toMatchObject({ ok: false, code });
      expect(performance.now() - began).toBeLessThan(20_000);
    },
    30_000,
  );
});
