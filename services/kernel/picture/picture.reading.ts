import type { default as Library, Metadata, Sharp } from 'sharp';
import { PICTURE } from './limits';

/** What stands before the bytes of the pictures that were made, on a line of its own; or why none was made. */
export type PictureHead = { ok: true; width: number; height: number; bytes: number } | UnfitPicture;

/** Why bytes are no picture that can be shown, with the figure where there is one. */
export interface UnfitPicture {
  ok: false;
  code: 'NOT_A_PICTURE' | 'TOO_MANY_PIXELS' | 'BROKEN_PICTURE';
  detail: string;
}

/** The types that are taken, by their first bytes: whatever a file is called, and whatever it says of itself. */
const TYPES: readonly [loader: string, is: (bytes: Buffer) => boolean][] = [
  ['Jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['Png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  [
    'Webp',
    (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  ],
];

/** Cameras write what the library warns of; half a picture is none. */
const LENIENT = { failOn: 'error', sequentialRead: true } as const;

/**
 * Makes of a picture what is kept of it: upright, without anything that its camera wrote into it, encoded anew, once as
 * large as a screen and once small. The answer is a head, then the large one, then the small one.
 */
export async function* reading(_input: unknown, bytes: Buffer): AsyncGenerator<string | Buffer> {
  const loader = TYPES.find(([, is]) => is(bytes))?.[0];
  if (loader === undefined) return yield headLine(unfit('NOT_A_PICTURE', ''));
  // Loaded here: what is no picture does not wait for it.
  const { default: sharp } = await import('sharp');
  onlyLoad(sharp, loader);
  try {
    const picture = sharp(bytes, { ...LENIENT, limitInputPixels: PICTURE.mostPixels });
    const pixels = pixelsOf(await sharp(bytes, { limitInputPixels: false }).metadata());
    if (pixels > PICTURE.mostPixels) return yield headLine(unfit('TOO_MANY_PIXELS', String(pixels)));
    const { edge, smallEdge } = PICTURE;
    const upright = picture.autoOrient();
    const large = await encoded(
      upright.clone().resize(edge, edge, { fit: 'inside', withoutEnlargement: true }),
    );
    const small = await encoded(sharp(large.data).resize(smallEdge, smallEdge, { fit: 'cover' }));
    const { width, height } = large.info;
    yield headLine({ ok: true, width, height, bytes: large.data.length });
    yield large.data;
    yield small.data;
  } catch (error) {
    // No verdict on the picture: there was no memory for it, and the process says that as it ends.
    if (/memory|allocat/i.test(String(error))) throw new RangeError(String(error));
    yield headLine(unfit('BROKEN_PICTURE', error instanceof Error ? error.message.slice(0, 200) : ''));
  }
}

/** On white where it lets something shine through: a photo has no such thing, and a label's paper is white. */
function encoded(picture: Sharp) {
  return picture
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: PICTURE.quality, progressive: true })
    .toBuffer({ resolveWithObject: true });
}

/** One thread, nothing kept, and of all the formats that the library reads this one alone. */
function onlyLoad(sharp: typeof Library, loader: string): void {
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [`VipsForeignLoad${loader}`, 'VipsForeignLoadJpeg'] });
}

const pixelsOf = ({ width, height }: Metadata): number => width * height;
const unfit = (code: UnfitPicture['code'], detail: string): UnfitPicture => ({ ok: false, code, detail });
const headLine = (head: PictureHead): string => `${JSON.stringify(head)}\n`;
