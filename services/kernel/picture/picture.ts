import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ReadingEnded, type ReadingLimit } from '../work/ended';
import { readInChild } from '../work/read';
import { Turns } from '../work/turns';
import { PICTURE_CHILD, PICTURING } from './limits';
import type { PictureHead, UnfitPicture } from './picture.reading';
import { PHOTO, type Plan } from './plan';

/** A picture as it is kept: JPEG, upright, with nothing in it but what it shows. */
export interface Picture {
  ok: true;
  /** In pixels, of the large one. */
  width: number;
  height: number;
  large: Buffer;
  /** A square. */
  small: Buffer;
}

/** Why a picture could not be made of what was handed in. */
export type NoPicture = UnfitPicture | { ok: false; code: 'TOO_DEMANDING'; detail: ReadingLimit };

const READING = join(__dirname, 'picture.reading');

/** The turns of making pictures in this process, whoever hands them in. */
export const picturingTurns = new Turns(PICTURING);

/** One of the pictures that were made. */
export interface MadePicture {
  width: number;
  height: number;
  bytes: Buffer;
}

/**
 * Makes the pictures of a plan of bytes that somebody handed in, in a process of its own. Called in a turn of
 * `picturingTurns`. Throws ReadingEnded where it took too long or somebody else ended that process: the machine may be
 * busy, and the same bytes do another time.
 */
export async function makePictures(
  bytes: Readable,
  plan: Plan,
): Promise<{ ok: true; pictures: MadePicture[] } | NoPicture> {
  try {
    return picturesOf(await readInChild({ reading: READING, input: plan, bytes }, collected, PICTURE_CHILD));
  } catch (error) {
    if (!(error instanceof ReadingEnded) || error.limit === 'ENDED' || error.limit === 'TIME') throw error;
    return { ok: false, code: 'TOO_DEMANDING', detail: error.limit };
  }
}

/** The same for a photo. */
export async function makePicture(bytes: Readable): Promise<Picture | NoPicture> {
  const made = await makePictures(bytes, PHOTO);
  const [large, small] = made.ok ? made.pictures : [];
  if (!made.ok || !large || !small) return made as NoPicture;
  const { width, height } = large;
  return { ok: true, width, height, large: large.bytes, small: small.bytes };
}

function picturesOf(answer: Buffer): { ok: true; pictures: MadePicture[] } | NoPicture {
  const end = answer.indexOf(0x0a);
  const head = JSON.parse(answer.toString('utf8', 0, end)) as PictureHead;
  if (!head.ok) return head;
  let at = end + 1;
  const pictures = head.pictures.map(({ bytes, ...size }) => {
    const made = { ...size, bytes: answer.subarray(at, at + bytes) };
    at += bytes;
    return made;
  });
  return { ok: true, pictures };
}

async function collected(answer: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of answer) pieces.push(piece);
  return Buffer.concat(pieces);
}
