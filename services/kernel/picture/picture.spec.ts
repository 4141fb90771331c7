import { Readable } from 'node:stream';
import sharp from 'sharp';
import { PICTURE } from './limits';
import { makePicture, type Picture } from './picture';

const made = (bytes: Buffer) => makePicture(Readable.from([bytes]));
async function pictureOf(bytes: Buffer): Promise<Picture> {
  const picture = await made(bytes);
  if (!picture.ok) throw new Error(picture.code);
  return picture;
}
const plain = (width: number, height: number, background = '#a33') =>
  sharp({ create: { width, height, channels: 3, background } });

/** Left half red, right half blue: which way up it is can be seen. */
function sided(width: number, height: number) {
  const half = { create: { width: width / 2, height, channels: 3 as const, background: '#00f' } };
  return plain(width, height, '#f00').composite([{ input: half, left: width / 2, top: 0 }]);
}
async function colourAt(
  picture: Buffer,
  left: number,
  top: number,
): Promise<'red' | 'blue' | 'white' | 'other'> {
  const place = { left, top, width: 1, height: 1 };
  const [red = 0, green = 0, blue = 0] = await sharp(picture).extract(place).raw().toBuffer();
  if (red > 200 && green > 200 && blue > 200) return 'white';
  if (red > 200 && blue < 60) return 'red';
  return blue > 200 && red < 60 ? 'blue' : 'other';
}

test('what a camera took on its side stands upright, and nothing that it wrote is left', async () => {
  const taken = await sided(400, 200)
    .withExif({
      IFD0: { Make: 'Camera', Copyright: 'Marijke' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('Marijke');
  const { width, height, large, small } = await pictureOf(taken);
  expect({ width, height }).toEqual({ width: 200, height: 400 });
  expect([await colourAt(large, 100, 20), await colourAt(large, 100, 380)]).toEqual(['red', 'blue']);
  for (const each of [large, small]) {
    const { format, exif, icc, xmp, orientation } = await sharp(each).metadata();
    expect({ format, exif, xmp, orientation }).toEqual({ format: 'jpeg' });
    expect(icc).toBeUndefined();
  }
});

test.each([
  ['wide', 4_000, 1_000, 1_600, 400],
  ['high', 600, 3_200, 300, 1_600],
  ['small, which is not made larger', 90, 60, 90, 60],
])('one that is %s is kept as large as a screen, and as a small square', async (_, width, height, w, h) => {
  const picture = await pictureOf(await plain(width, height).jpeg().toBuffer());
  expect(picture).toMatchObject({ width: w, height: h });
  const small = await sharp(picture.small).metadata();
  expect([small.width, small.height]).toEqual([PICTURE.smallEdge, PICTURE.smallEdge]);
});

test.each(['jpeg', 'png', 'webp'] as const)('a %s is taken', async (type) => {
  expect(await pictureOf(await plain(60, 40).toFormat(type).toBuffer())).toMatchObject({ width: 60 });
});

test('what shines through is white behind it', async () => {
  const clear = sharp({
    create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  });
  const { large } = await pictureOf(await clear.png().toBuffer());
  expect(await colourAt(large, 20, 20)).toBe('white');
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const isPng = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
test.each<[string, () => Promise<Buffer> | Buffer, string]>([
  ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'NOT_A_PICTURE'],
  ['a drawing that may hold a script', () => Buffer.from(svg), 'NOT_A_PICTURE'],
  ['another kind of picture', () => plain(9, 9).gif().toBuffer(), 'NOT_A_PICTURE'],
  ['one that other programs open', () => plain(9, 9).tiff().toBuffer(), 'NOT_A_PICTURE'],
  ['nothing', () => Buffer.alloc(0), 'NOT_A_PICTURE'],
  ['a page that says it is a picture', () => Buffer.concat([isPng, Buffer.from(svg)]), 'BROKEN_PICTURE'],
  ['zeros behind the beginning of one', () => Buffer.concat([isPng, Buffer.alloc(4096)]), 'BROKEN_PICTURE'],
])('%s is none', async (_, bytes, code) => {
  expect(await made(await bytes())).toMatchObject({ ok: false, code });
});

test('half a picture is none', async () => {
  const whole = await sided(900, 900).jpeg({ quality: 100 }).toBuffer();
  expect(await made(whole.subarray(0, whole.length / 2))).toMatchObject({ code: 'BROKEN_PICTURE' });
});

test('one of more pixels than may be is refused with how many it has, however few bytes it is', async () => {
  const bomb = await plain(9_000, 8_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(await made(bomb)).toEqual({ ok: false, code: 'TOO_MANY_PIXELS', detail: '72000000' });
});

test('what is hidden behind a picture or in it does not come along', async () => {
  const script = '<script>alert(1)</script>';
  const jpeg = await plain(60, 40)
    .withExif({ IFD0: { ImageDescription: script } })
    .jpeg()
    .toBuffer();
  const { large, small } = await pictureOf(Buffer.concat([jpeg, Buffer.from(script)]));
  for (const each of [large, small]) expect(each.includes('script')).toBe(false);
});
