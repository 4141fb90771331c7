import type { ReadPage } from './code-page';
import { withSingleLetters } from './double';
import { decodeLegacy } from './legacy';
import { decodeUtf8 } from './utf8';

export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | ReadPage;

export interface DecodedText {
  readonly encoding: Encoding;
  readonly text: string;
}

const SAMPLE_BYTES = 8_192;
const DOS_FILE_END = 0x1a;
// Files that people pick by mistake, known by their first bytes.
const MAGIC: readonly (readonly [string, string])[] = [
  ['504b0304', 'a workbook or another zip file'],
  ['d0cf11e0', 'an old Excel or Word file'],
  ['25504446', 'a PDF'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['1f8b', 'a compressed file'],
];

/** What kind of file this is when it is not text; null when it may be text. */
export function binaryKind(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 4).toString('hex');
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  if (known) return known[1];
  if (utf16Of(bytes)) return null;
  const sample = withoutFileEnd(bytes).subarray(0, SAMPLE_BYTES);
  let controls = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1;
  // A stray control character is a fault of its cell; this many are no text at all.
  return controls > 4 && controls > sample.length / 50 ? 'no text' : null;
}

/**
 * Text as stores' programs export it. What is UTF-8 but for single bytes is UTF-8, and these bytes are marked; everything
 * else without the marks of UTF-16 is in one of the code pages of a byte a letter. The byte order mark is dropped.
 */
export function decode(bytes: Buffer): DecodedText {
  const whole = withoutFileEnd(bytes);
  const { encoding, text } = utf16(bytes) ?? utf8(whole) ?? decodeLegacy(whole);
  return { encoding, text: composed(withSingleLetters(text)) };
}

/** DOS ended a text with this sign, and filled the last block up with it. */
function withoutFileEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === DOS_FILE_END) end -= 1;
  return bytes.subarray(0, end);
}

function utf16(bytes: Buffer): DecodedText | null {
  const encoding = utf16Of(bytes);
  if (encoding === null) return null;
  const label = encoding === 'UTF-16 LE' ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(label).decode(bytes);
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === DOS_FILE_END) end -= 1;
  return { encoding, text: text.slice(0, end) };
}

function utf8(bytes: Buffer): DecodedText | null {
  const text = decodeUtf8(bytes);
  return text === null ? null : { encoding: 'UTF-8', text };
}

/** By the byte order mark, or by where the zero bytes of Latin letters stand. */
function utf16Of(bytes: Buffer): 'UTF-16 LE' | 'UTF-16 BE' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 BE';
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1);
  const half = Math.floor(sample.length / 2);
  if (half < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < half * 2; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  if (odd > half * 0.7 && even < half * 0.05) return 'UTF-16 LE';
  if (even > half * 0.7 && odd < half * 0.05) return 'UTF-16 BE';
  return null;
}

/** A Mac writes é as e and an accent; sorted, searched and compared it must be one letter. */
function composed(text: string): string {
  return /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text;
}
