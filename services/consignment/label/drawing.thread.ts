import { answerMessages } from '../../kernel/work/answer-messages';
import type { LabelDrawing } from './label';
import { drawingOf, type LabelData } from './layout';
import type { Paper } from './paper';
import { barRects, squareRects } from './pdf';

/** What is asked of the thread that draws: a label, and what it is on. */
export interface DrawingQuestion {
  readonly label: LabelData;
  readonly paper: Paper;
}

/** From one customer at the counter to the next: what it takes to begin is most of what the first drawing takes. */
const IDLE_MS = 5 * 60_000;

const mm = (value: number): number => Math.round(value * 1000) / 1000;

/** One label to look at, as it would be printed. */
function shown({ label, paper }: DrawingQuestion): LabelDrawing {
  const { widthMm, heightMm, texts, bars, square } = drawingOf(label, paper);
  const path = [...barRects(bars), ...squareRects(square)].map(
    ([x, y, width, height]) => `M${mm(x)} ${mm(y)}h${mm(width)}v${mm(height)}h${mm(-width)}z`,
  );
  return {
    ...{ widthMm, heightMm, codes: path.join('') },
    texts: texts.map(({ face, isStruck = false, ...text }) => ({
      ...text,
      isBold: face === 'bold',
      isStruck,
    })),
  };
}

answerMessages(shown, IDLE_MS);
