import { letterOf, READ_PAGES, type ReadPage } from './code-page';
import { damagedByte } from './damage-marks';
import { plausibility } from './plausible';

/** So many letters settle it, however long the file. */
const SAMPLE_LETTERS = 5_000;
/** Two pages nearer than this cannot be told apart by what is in the file. */
const CLOSE = 1.5;
/** So far back a quotation may have been opened. */
const BESIDE = 40;
/** The byte of ” in Windows and on a Mac. */
const CLOSING = new Set(['\x94', '\xd3']);
/** Some hundred kilobytes. */
const MOST_KNOWN = 10_000;
/** Up to here a letter is none at its place; from there on it is one. */
const IMPLAUSIBLE = -4;
const PLAUSIBLE = 1;

/**
 * Text of one byte a letter, by the page whose letters stand where people write them. A letter that is one by another
 * page only, or that the file leaves open, is marked: its cell is a fault, and never silently another letter.
 */
export function decodeLegacy(bytes: Buffer): { encoding: ReadPage; text: string } {
  const latin = bytes.toString('latin1');
  const [first, second] = rank(latin) as [Ranked, Ranked];
  const rival = first.score - second.score < CLOSE ? second.page : null;
  const read = (byte: string, at: number): string => {
    const code = byte.charCodeAt(0);
    const letter = letterOf(first.page, code);
    const isOpen =
      rival !== null && letterOf(rival, code) !== letter && scoreAt(latin, at, rival) > IMPLAUSIBLE;
    return isOpen || isOfAnother(latin, at, first.page) ? damagedByte(code) : letter;
  };
  // The same words come again and again: what is beside a letter decides, but for what closes a quotation.
  const known = new Map<string, string>();
  const text = latin.replace(/[\x80-\xff]/g, (byte, at: number) => {
    if (CLOSING.has(byte)) return read(byte, at);
    const beside = latin.slice(Math.max(0, at - 2), at + 3) + (at < 2 ? at : '');
    const before = known.get(beside);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known.clear();
    const letter = read(byte, at);
    known.set(beside, letter);
    return letter;
  });
  return { encoding: first.page, text };
}

interface Ranked {
  readonly page: ReadPage;
  readonly score: number;
}

/** The pages by how likely their letters are, the likeliest first. */
function rank(latin: string): Ranked[] {
  const places: number[] = [];
  for (let at = 0; at < latin.length && places.length < SAMPLE_LETTERS; at += 1)
    if (latin.charCodeAt(at) > 127) places.push(at);
  const ranked = READ_PAGES.map((page): Ranked => {
    const sum = places.reduce((total, at) => total + scoreAt(latin, at, page), 0);
    return { page, score: sum / Math.max(places.length, 1) + likelihoodOf(page, latin) };
  });
  return ranked.sort((one, other) => other.score - one.score);
}

/** Most files are from Windows; a Mac ended its lines with CR alone, and nothing else does. */
function likelihoodOf(page: ReadPage, latin: string): number {
  if (page === 'Windows-1252') return 1;
  if (page === 'CP850') return 0;
  if (latin.includes('\n')) return latin.includes('\r') ? -1 : -0.5;
  return latin.includes('\r') ? 1.4 : -0.5;
}

function isOfAnother(latin: string, at: number, page: ReadPage): boolean {
  if (scoreAt(latin, at, page) > IMPLAUSIBLE) return false;
  return READ_PAGES.some((other) => other !== page && scoreAt(latin, at, other) >= PLAUSIBLE);
}

/** How likely a byte's letter is at its place, read by this page together with what is beside it. */
function scoreAt(latin: string, at: number, page: ReadPage): number {
  const from = Math.max(0, at - BESIDE);
  // Of its own cell only.
  const before = /[^\r\n;\t]*$/.exec(latin.slice(from, at))?.[0] ?? '';
  const beside = before + latin.slice(at, at + 3);
  const read = beside.replace(/[\x80-\xff]/g, (byte) => letterOf(page, byte.charCodeAt(0)));
  return plausibility(read, before.length);
}
