import PDFDocument from 'pdfkit';
import { inkOn } from '../mail/mail-template';
import { withFaces, type Face } from './faces';
import type { Paper, PaperColumn, PaperTable } from './paper';

type Pdf = InstanceType<typeof PDFDocument>;

const [INK, MUTED, LINE, RULE] = ['#1d1b20', '#5c5661', '#d9d6dc', '#1d1b20'];
const MARGIN = { top: 45, bottom: 70, left: 45, right: 45 };
const SIZE = { name: 17, title: 19, heading: 10.5, text: 9.5, small: 8.5 };
/** Between two columns, above and below a row, and between its lines. */
const [GAP, PADDING, LINE_GAP] = [10, 6, 2];
/** As many facts as this stand right of the address. */
const FACTS_AT = 0.6;

/** Draws on A4, page after page; a row is never cut, and a table that goes on has its head again. */
export async function* reading(paper: Paper): AsyncGenerator<Uint8Array> {
  const { title, from: Author, language: lang } = paper;
  const pdf = withFaces(
    new PDFDocument({
      ...{ size: 'A4', margins: MARGIN, bufferPages: true, lang, displayTitle: true, pdfVersion: '1.7' },
      info: { Title: title, Author },
    }),
  );
  const page = new Page(pdf);
  page.head(paper);
  for (const table of paper.tables) page.table(table);
  for (const words of paper.closing) page.sentence(words);
  page.numbers(paper.pageWords);
  pdf.end();
  for await (const chunk of pdf as unknown as AsyncIterable<Buffer>) yield chunk;
}

class Page {
  private y = MARGIN.top;
  private readonly left = MARGIN.left;
  private readonly width: number;
  private readonly bottom: number;

  constructor(private readonly pdf: Pdf) {
    this.width = pdf.page.width - MARGIN.left - MARGIN.right;
    this.bottom = pdf.page.height - MARGIN.bottom;
  }

  head({ from, colour, to, facts, title }: Paper): void {
    // A light colour is for large surfaces; on paper nobody could read it.
    this.put(from, { font: 'strong', size: SIZE.name, colour: inkOn(colour) === '#ffffff' ? colour : INK });
    this.y += 46;
    const [top, half] = [this.y, this.width * FACTS_AT];
    for (const line of to) this.put(line, { size: 10.5, width: half - GAP });
    const below = this.y;
    this.y = top;
    const [at, labels] = [this.left + half, 70];
    for (const [label, value] of facts) {
      const from_ = this.y;
      this.put(label, { size: SIZE.small, colour: MUTED, at, width: labels });
      this.y = from_;
      this.put(value, { size: SIZE.small, at: at + labels + GAP, width: this.width - half - labels - GAP });
    }
    this.y = Math.max(this.y, below) + 28;
    this.put(title, { font: 'strong', size: SIZE.title });
    this.y += 6;
    this.line(RULE, 0.8);
  }

  table({ heading, columns, rows }: PaperTable): void {
    const widths = this.widthsOf(columns);
    const first = rows[0] === undefined ? 0 : this.heightOf(rows[0], columns, widths);
    this.makeRoom(70 + first);
    this.y += 16;
    this.put(heading, { font: 'strong', size: SIZE.heading });
    this.headOf(columns, widths);
    for (const cells of rows) {
      if (this.makeRoom(this.heightOf(cells, columns, widths))) this.headOf(columns, widths);
      this.row(cells, columns, widths);
    }
  }

  sentence(words: string): void {
    this.makeRoom(40);
    this.y += 12;
    this.put(words, { colour: MUTED, width: this.width * 0.8 });
  }

  /** At the foot of every page, when it is known how many there are. */
  numbers(words: string): void {
    const { count } = this.pdf.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      this.pdf.switchToPage(at);
      // Below the margin text would begin a page of its own.
      this.pdf.page.margins.bottom = 0;
      this.y = this.pdf.page.height - MARGIN.bottom + 22;
      this.line(LINE, 0.5);
      this.y += 8;
      const said = words.replace('{page}', String(at + 1)).replace('{pages}', String(count));
      this.put(said, { size: SIZE.small, colour: MUTED, align: 'right' });
    }
  }

  private headOf(columns: readonly PaperColumn[], widths: readonly number[]): void {
    this.y += 4;
    this.cells(
      columns.map(({ words }) => words),
      columns.map((column) => ({ ...column, look: 'muted' })),
      widths,
      { font: 'medium', size: SIZE.small },
    );
    this.line(LINE, 0.5);
  }

  private row(cells: readonly string[], columns: readonly PaperColumn[], widths: readonly number[]): void {
    this.cells(cells, columns, widths, {});
    this.line(LINE, 0.5);
  }

  private cells(
    cells: readonly string[],
    columns: readonly PaperColumn[],
    widths: readonly number[],
    more: Partial<Put>,
  ): void {
    const top = this.y + PADDING;
    let [x, end] = [this.left, top];
    for (const [index, column] of columns.entries()) {
      const width = widths[index] ?? 0;
      this.y = top;
      this.put(cells[index] ?? '', {
        ...{ at: x, width, align: column.isNumeric ? 'right' : 'left' },
        ...(column.look === 'muted' && { colour: MUTED }),
        ...(column.look === 'strong' && { font: 'strong' }),
        ...more,
      });
      end = Math.max(end, this.y);
      x += width + GAP;
    }
    this.y = end + PADDING - 1;
  }

  private heightOf(
    cells: readonly string[],
    columns: readonly PaperColumn[],
    widths: readonly number[],
  ): number {
    // In the widest letters that a cell may have.
    this.pdf.font('strong').fontSize(SIZE.text);
    const heights = columns.map((_, at) =>
      this.pdf.heightOfString(cells[at] || ' ', { width: widths[at] ?? 0, lineGap: LINE_GAP }),
    );
    return Math.max(...heights) + 2 * PADDING;
  }

  private widthsOf(columns: readonly PaperColumn[]): number[] {
    const room = this.width - GAP * (columns.length - 1);
    const all = columns.reduce((sum, { share }) => sum + share, 0);
    return columns.map(({ share }) => (room * share) / all);
  }

  /** Begins a page where so much has no room on this one; says whether it did. */
  private makeRoom(height: number): boolean {
    if (this.y + height <= this.bottom) return false;
    this.pdf.addPage();
    this.y = MARGIN.top;
    return true;
  }

  private line(colour: string, width: number): void {
    this.pdf
      .moveTo(this.left, this.y)
      .lineTo(this.left + this.width, this.y)
      .lineWidth(width)
      .stroke(colour);
  }

  private put(words: string, more: Partial<Put> = {}): void {
    const { font: name = 'regular', size = SIZE.text, colour = INK, at = this.left } = more;
    const { width = this.width, align = 'left' } = more;
    this.pdf.font(name).fontSize(size).fillColor(colour);
    this.pdf.text(words || ' ', at, this.y, { width, align, features: ['tnum'], lineGap: LINE_GAP });
    this.y = this.pdf.y;
  }
}

interface Put {
  font: Face;
  size: number;
  colour: string;
  at: number;
  width: number;
  align: 'left' | 'right';
}
