import bwip from 'bwip-js/node';

/** A code of bars: widths of bar, space, bar …, in modules. */
export interface Bars {
  readonly widths: readonly number[];
  readonly modules: number;
}

/** A square code: its dark modules as runs, row by row. */
export interface Square {
  readonly modules: number;
  readonly runs: readonly (readonly [column: number, row: number, length: number])[];
}

/** White that a reader needs around a code, in modules. */
export const QUIET_BARS = 10;
export const QUIET_SQUARE = 4;

/** Code 128 of an item number, as a till scans it. */
export function barsOf(number: number): Bars {
  const [code] = bwip.raw('code128', String(number), {});
  if (code === undefined || !('sbs' in code)) throw new Error('No bars');
  const widths = [...code.sbs];
  return { widths, modules: widths.reduce((sum, width) => sum + width, 0) };
}

/**
 * A QR code of an address, with room for an eighth of it to be worn off. The pattern it is masked with is always the same:
 * weighing all eight of them takes three quarters of the time, for texts that differ in some figures.
 */
export function squareOf(address: string): Square {
  const [code] = bwip.raw('qrcode', address, { eclevel: 'M', mask: 3 } as object);
  if (code === undefined || !('pixs' in code)) throw new Error('No square');
  const { pixs, pixx } = code;
  const runs: [number, number, number][] = [];
  for (let at = 0; at < pixs.length; at += 1) {
    if (pixs[at] !== 1) continue;
    const column = at % pixx;
    const last = runs.at(-1);
    if (column > 0 && pixs[at - 1] === 1 && last) last[2] += 1;
    else runs.push([column, Math.floor(at / pixx), 1]);
  }
  return { modules: pixx, runs };
}
