import { damagedByte } from './damage-marks';

/**
 * The text of bytes that are UTF-8. A file that was put together from others, or cut, has single bytes that are not: they
 * are marked, so that the others are not read otherwise for them. Null where more of them are none than are.
 */
export function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const isSaid = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
    const { sequences, strays } = strayBytes(bytes);
    return isSaid || (sequences > 0 && strays.length <= sequences) ? decodeWith(bytes, strays) : null;
  }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** How many letters are of several bytes, and where the bytes stand that are part of none. */
function strayBytes(bytes: Buffer): { sequences: number; strays: number[] } {
  const strays: number[] = [];
  let sequences = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = sequenceAt(bytes, at);
    if (length === 0) strays.push(at);
    else {
      sequences += 1;
      at += length - 1;
    }
  }
  return { sequences, strays };
}

/** Of how many bytes the letter is that begins here; 0 where none does. */
function sequenceAt(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  // Neither what fits into fewer bytes, nor half a pair, nor beyond the last letter.
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < least || second > most) return 0;
  for (let step = 2; step < length; step += 1) if (((bytes[at + step] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function decodeWith(bytes: Buffer, strays: readonly number[]): string {
  let done = 0;
  const parts: string[] = [];
  for (const stray of strays) {
    parts.push(bytes.toString('utf8', done, stray), damagedByte(bytes[stray] ?? 0));
    done = stray + 1;
  }
  parts.push(bytes.toString('utf8', done));
  return parts.join('').replace(/^\ufeff/, '');
}
