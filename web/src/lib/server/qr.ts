import { encode } from 'uqr';

/** A square of dots that a camera reads: how many dots wide, and its dark ones as the path of a drawing. */
export interface QrDrawing {
  size: number;
  path: string;
}

/** Draws a text; the quiet edge around it is part of the drawing. */
export function qrOf(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
