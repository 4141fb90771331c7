import { drawingOf, type Drawing, type LabelData } from './layout';
import type { Measure, Shift } from './paper';

/**
 * Labels in ZPL, each for itself. What people typed stands in fields only, and there every byte that is not a letter or
 * figure as its number (`^FH`): no text can end its field and begin a command.
 */
export function zplOf(
  labels: readonly LabelData[],
  paper: Measure,
  dotsPerMm: number,
  shift: Shift,
): string[] {
  return labels.map((label) => {
    const drawing = drawingOf(label, paper, dotsPerMm);
    const dots = (mm: number): number => Math.round(mm * dotsPerMm);
    const at: At = (xMm, yMm) =>
      `${Math.max(0, dots(xMm + shift.rightMm))},${Math.max(0, dots(yMm + shift.downMm))}`;
    return [
      `^XA^CI28^PW${dots(paper.widthMm)}^LL${dots(paper.heightMm)}^LH0,0`,
      ...textsOf(drawing, dots, at),
      barsOf(drawing, label.number, dots, at),
      squareOf(drawing, dots, at),
      '^PQ1^XZ\n',
    ].join('\n');
  });
}

type Dots = (mm: number) => number;
type At = (xMm: number, yMm: number) => string;

function textsOf({ texts }: Drawing, dots: Dots, at: At): string[] {
  return texts.flatMap(({ text, face, xMm, baseMm, sizeMm, widthMm, isStruck }) => {
    const size = dots(sizeMm * 0.95);
    // The printer's letters are as wide as ours at the most; where they are not bold, narrower.
    const wide = face === 'bold' ? size : Math.round(size * 0.9);
    const line = `^FT${at(xMm, baseMm)}^A0N,${size},${wide}${field(text)}`;
    if (!isStruck) return [line];
    return [line, `^FO${at(xMm, baseMm - sizeMm * 0.35)}^GB${dots(widthMm)},2,2^FS`];
  });
}

function barsOf({ bars }: Drawing, number: number, dots: Dots, at: At): string {
  const { xMm, yMm, heightMm, moduleMm } = bars;
  return `^FO${at(xMm, yMm)}^BY${dots(moduleMm)}^BCN,${dots(heightMm)},N,N,N,A${field(String(number))}`;
}

/**
 * The square as a picture, a row of dots a line and `:` where it is the row before: each printer makes squares of another
 * size of the same text, and puts them elsewhere than it is told to.
 */
function squareOf({ square }: Drawing, dots: Dots, at: At): string {
  const { code, xMm, yMm, moduleMm } = square;
  const side = dots(moduleMm);
  const bytesARow = Math.ceil((code.modules * side) / 8);
  const rows = Array.from({ length: code.modules }, () => new Uint8Array(bytesARow));
  for (const [column, row, length] of code.runs)
    for (let dot = column * side; dot < (column + length) * side; dot += 1) {
      const bytes = rows[row] ?? new Uint8Array();
      bytes[dot >> 3] = (bytes[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
    }
  const total = bytesARow * code.modules * side;
  const drawn = rows.map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase() + ':'.repeat(side - 1));
  return `^FO${at(xMm, yMm)}^GFA,${total},${total},${bytesARow},${drawn.join('')}^FS`;
}

/** A field of text. */
function field(text: string): string {
  const bytes = [...Buffer.from(text.replace(/\p{Cc}/gu, ' '), 'utf8')];
  const escaped = bytes.map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9 ]/.test(letter) ? letter : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `^FH_^FD${escaped.join('')}^FS`;
}
