import { pdfOf, type Wanted } from './pdf';
import { zplOf } from './zpl';

/** Makes the file of a print. */
export async function* reading(wanted: Wanted): AsyncGenerator<Uint8Array | string> {
  const { paper, labels, shift } = wanted;
  if (paper.kind === 'ROLL' && paper.dotsPerMm !== null) yield* zplOf(labels, paper, paper.dotsPerMm, shift);
  else yield* pdfOf(wanted) as AsyncIterable<Buffer>;
}
