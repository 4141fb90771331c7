import type { Paper, PaperColumn, PaperTable } from '../../kernel/paper/paper';
import type { ReceiptItem, WholeReceipt } from './intake-receipt';
import { figuresIn, type Figures } from '../../kernel/language/figures';
import { isPriceToFollow, partsOf } from './intake-receipt.rules';
import { receiptWords, type ReceiptWords } from './intake-receipt.words';

/** One column of a table: its head, and what of an item stands in it. */
type Cell = PaperColumn & { of: (item: ReceiptItem) => string };

/** The receipt as it is printed. */
export function paperOf(receipt: WholeReceipt): Paper {
  const { store, language, items, termsVersion } = receipt;
  const words = receiptWords[language];
  const figures = figuresIn(language, store.currency);
  const parts = partsOf(items);
  const { accepted, held, refused } = parts;
  const cells = cellsOf(words, figures, store.currency);
  const { number, description, size, from, money } = cells;
  return {
    ...{ language, title: words.title, from: store.name, colour: store.colour, to: [receipt.name] },
    facts: [
      [words.consignor, String(receipt.number)],
      [words.date, figures.day(receipt.receivedOn)],
      [words.total, words.items(items.length)],
      ...(termsVersion === null ? [] : [[words.terms, termsVersion] as const]),
    ],
    tables: [
      ...table(words.accepted, accepted, [number, description, size, ...money]),
      ...table(words.held, held, [number, description, size, from, ...money]),
      ...table(words.refused, refused, [number, description, size, cells.because, cells.collectBy]),
    ],
    closing: [
      ...(isPriceToFollow(parts) ? [words.priceFollows] : []),
      ...(termsVersion === null ? [] : [words.termsApply(termsVersion)]),
    ],
    pageWords: words.page,
  };
}

function cellsOf(words: ReceiptWords, figures: Figures, currency: string) {
  const cell = (head: string, share: number, of: Cell['of'], more: Partial<PaperColumn> = {}): Cell => ({
    ...{ words: head, share, of, ...more },
  });
  const day = (on: string | null): string => (on === null ? '' : figures.day(on));
  const amount = (minor: number | null, otherwise: string): string =>
    minor === null ? otherwise : figures.amount(minor);
  return {
    number: cell(words.number, 9, (item) => String(item.number), { look: 'muted' }),
    description: cell(words.description, 25, (item) => item.description || words.undescribed),
    size: cell(words.size, 8, (item) => item.size ?? ''),
    from: cell(words.from, 21, (item) => day(item.heldUntil)),
    because: cell(words.because, 26, (item) => item.rejectedBecause ?? ''),
    collectBy: cell(words.collectBy, 18, (item) => day(item.collectBy), { look: 'strong' }),
    money: [
      cell(words.price(currency), 12, (item) => amount(item.priceMinor, words.unpriced), { isNumeric: true }),
      cell(
        words.share,
        11,
        ({ sharePercent }) => (sharePercent === null ? '' : figures.percent(sharePercent)),
        { isNumeric: true, look: 'muted' },
      ),
      cell(words.yours(currency), 13, (item) => amount(item.shareMinor, ''), {
        ...{ isNumeric: true, look: 'strong' },
      }),
    ],
  };
}

function table(heading: string, items: readonly ReceiptItem[], cells: readonly Cell[]): PaperTable[] {
  if (items.length === 0) return [];
  const columns = cells.map(({ of: _of, ...column }) => column);
  const rows = items.map((item) => cells.map(({ of }) => of(item)));
  return [{ heading: `${heading} (${items.length})`, columns, rows }];
}
