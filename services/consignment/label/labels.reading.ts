import { drawingOf, type LabelData } from './layout';
import type { Paper } from './paper';
import { barRects, pdfOf, squareRects, type Wanted } from './pdf';
import { zplOf } from './zpl';

const mm = (value: number): number => Math.round(value * 1000) / 1000;

/** What the process that makes labels can do; it is started with this file. */
export const readings = {
  async *labels(wanted: Wanted): AsyncGenerator<Uint8Array | string> {
    const { paper, labels, shift } = wanted;
    if (paper.kind === 'ROLL' && paper.dotsPerMm !== null)
      yield* zplOf(labels, paper, paper.dotsPerMm, shift);
    else yield* pdfOf(wanted) as AsyncIterable<Buffer>;
  },
  /** One label to look at, as JSON. */
  *drawing({ label, paper }: { label: LabelData; paper: Paper }): Generator<string> {
    const { widthMm, heightMm, texts, bars, square } = drawingOf(label, paper);
    const path = [...barRects(bars), ...squareRects(square)].map(
      ([x, y, width, height]) => `M${mm(x)} ${mm(y)}h${mm(width)}v${mm(height)}h${mm(-width)}z`,
    );
    const shown = texts.map(({ face, isStruck = false, ...text }) => ({
      ...text,
      isBold: face === 'bold',
      isStruck,
    }));
    yield JSON.stringify({ widthMm, heightMm, texts: shown, codes: path.join('') });
  },
};
