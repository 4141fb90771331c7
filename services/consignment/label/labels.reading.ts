import { pdfOf, type Wanted } from './pdf';
import { zplOf } from './zpl';

/** What the process that makes labels can do; it is started with this file. */
export const readings = {
  async *labels(wanted: Wanted): AsyncGenerator<Uint8Array | string> {
    const { paper, labels, shift } = wanted;
    if (paper.kind === 'ROLL' && paper.dotsPerMm !== null)
      yield* zplOf(labels, paper, paper.dotsPerMm, shift);
    else yield* pdfOf(wanted) as AsyncIterable<Buffer>;
  },
};
