import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ReadingEnded, type ReadingLimit } from '../work/ended';
import { readInChild } from '../work/read';
import { Turns } from '../work/turns';
import { PICTURE_CHILD, PICTURING } from './limits';
import type { PictureHead, UnfitPicture } from './picture.reading';

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

/**
 * Makes a picture of bytes that somebody handed in, in a process of its own. Called in a turn of `picturingTurns`. Throws
 * ReadingEnded where it took too long or somebody else ended that process: the machine may be busy, and the same bytes do
 * another time.
 */
export async function makePicture(bytes: Readable): Promise<Picture | NoPicture> {
  try {
    return pictureOf(await readInChild({ reading: READING, input: null, bytes }, collected, PICTURE_CHILD));
  } catch (error) {
    if (!(error instanceof ReadingEnded) || error.limit === 'ENDED' || error.limit === 'TIME') throw error;
    return { ok: false, code: 'TOO_DEMANDING', detail: error.limit };
  }
}

function pictureOf(answer: Buffer): Picture | NoPicture {
  const end = answer.indexOf(0x0a);
  const head = JSON.parse(answer.toString('utf8', 0, end)) as PictureHead;
  if (!head.ok) return head;
  const { width, height, bytes } = head;
  const [large, small] = [answer.subarray(end + 1, end + 1 + bytes), answer.subarray(end + 1 + bytes)];
  return { ok: true, width, height, large, small };
}

async function collected(answer: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of answer) pieces.push(piece);
  return Buffer.concat(pieces);
}
