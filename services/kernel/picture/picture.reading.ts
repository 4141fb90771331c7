import type { default as Library, Metadata, Sharp } from 'sharp';
import { isDrawing } from './drawing';
import { PICTURE } from './limits';
import type { Plan, Wish } from './plan';

/** What stands before the bytes of the pictures that were made, on a line of its own; or why none was made. */
export type PictureHead = { ok: true; pictures: MadeSize[] } | UnfitPicture;

/** How large one is, in pixels and bytes. */
export interface MadeSize {
  width: number;
  height: number;
  bytes: number;
}

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
 * Makes of a picture what is kept of it: upright, without anything that its camera or program wrote into it, encoded anew.
 * The answer is a head, then the pictures of the plan in its order.
 */
export async function* reading(plan: unknown, bytes: Buffer): AsyncGenerator<string | Buffer> {
  const { takesDrawings, makes } = plan as Plan;
  const isDrawn = takesDrawings && isDrawing(bytes);
  const loader = isDrawn ? 'Svg' : TYPES.find(([, is]) => is(bytes))?.[0];
  if (loader === undefined) return yield headLine(unfit('NOT_A_PICTURE', ''));
  // Loaded here: what is no picture does not wait for it.
  const { default: sharp } = await import('sharp');
  onlyLoad(sharp, loader);
  try {
    const size = await sharp(bytes, { limitInputPixels: false }).metadata();
    const pixels = size.width * size.height;
    if (pixels > PICTURE.mostPixels) return yield headLine(unfit('TOO_MANY_PIXELS', String(pixels)));
    const fine = isDrawn && makes[0] ? { density: densityFor(size, makes[0]) } : {};
    const whole = sharp(bytes, { ...LENIENT, ...fine, limitInputPixels: PICTURE.mostPixels }).autoOrient();
    const made: Made[] = [];
    for (const wish of makes) made.push(await encoded(made[0] ? sharp(made[0].data) : whole.clone(), wish));
    const pictures = made.map(({ data, info: { width, height } }) => ({ width, height, bytes: data.length }));
    yield headLine({ ok: true, pictures });
    for (const { data } of made) yield data;
  } catch (error) {
    // No verdict on the picture: there was no memory for it, and the process says that as it ends.
    if (/memory|allocat/i.test(String(error))) throw new RangeError(String(error));
    yield headLine(unfit('BROKEN_PICTURE', error instanceof Error ? error.message.slice(0, 200) : ''));
  }
}

type Made = Awaited<ReturnType<typeof encoded>>;

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

/** On white where it may not let anything shine through: a photo has no such thing, and a label's paper is white. */
function encoded(picture: Sharp, { width, height, fit, type, isOnWhite = type === 'jpeg' }: Wish) {
  const background = isOnWhite ? '#fff' : CLEAR;
  const sized = picture.resize(width, height, { fit, withoutEnlargement: fit === 'inside', background });
  const flat = isOnWhite ? sized.flatten({ background }) : sized;
  const plain = flat.toColourspace('srgb');
  const done =
    type === 'jpeg'
      ? plain.jpeg({ quality: PICTURE.quality, progressive: true })
      : plain.png({ compressionLevel: 9 });
  return done.toBuffer({ resolveWithObject: true });
}

/** Dots to an inch at which a drawing is drawn as large as it is wanted; as it stands it is at 72. */
const densityFor = (size: Metadata, { width, height }: Wish): number =>
  Math.min(7_200, Math.max(1, Math.ceil(72 * Math.min(width / size.width, height / size.height))));

/** One thread, nothing kept, and of all the formats that the library reads this one alone, and what is made here. */
function onlyLoad(sharp: typeof Library, loader: string): void {
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: [`VipsForeignLoad${loader}`, 'VipsForeignLoadJpeg', 'VipsForeignLoadPng'],
  });
}

const unfit = (code: UnfitPicture['code'], detail: string): UnfitPicture => ({ ok: false, code, detail });
const headLine = (head: PictureHead): string => `${JSON.stringify(head)}\n`;
