import { letterOf, READ_PAGES } from './code-page';
import { DOUBLED, replaceDamaged } from './damage-marks';
import { undoubled } from './double';
import { plausibility } from './plausible';

/** What a text with marks may have been, with all its letters; null where nobody knows. */
export function mended(text: string): string | null {
  const single = text.includes(DOUBLED) ? undoubled(text.replaceAll(DOUBLED, '')) : text;
  if (/[\u00c2\u00c3\ufffd]/.test(single)) return null;
  const read = READ_PAGES.flatMap((page) => {
    const places: number[] = [];
    const letters = replaceDamaged(single, (byte, place) => {
      places.push(place);
      return letterOf(page, byte);
    });
    const least = Math.min(...places.map((at) => plausibility(letters, at)));
    return least > 0 ? [{ letters, least }] : [];
  });
  return read.sort((one, other) => other.least - one.least)[0]?.letters ?? null;
}
