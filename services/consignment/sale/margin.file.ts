import { Readable } from 'node:stream';
import { todayIn, type LocalDate } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { FileKind } from '../../kernel/file/owned';
import { daysOf, type Period } from '../../kernel/graph/period';
import { downloadPath } from '../../kernel/link/download-path';
import { exponentOf } from '../../kernel/money/money';
import type { Ports } from '../../kernel/subgraph/service';
import { csvLines, writeCsv, type CsvCell } from '../../kernel/table/csv';
import { findStore, storeOf, type Store } from '../store/store';
import { isClosed } from '../store/store.rules';
import { SpreadVat, type SoldLine } from './margin.rules';
import { marginWords } from './margin.words';

/** The report as a file, a line a sale. It is made each time somebody asks, and swept. */
export const MARGIN_FILE = 'margin-report';
const NATURE = { owner: 'consignment', kind: MARGIN_FILE };

/** So many sales at a time: others have their turn between them. */
const AT_ONCE = 1000;

/** Who may have one: whoever sees the report, asked at every request. */
export const mayHaveMargin: NonNullable<FileKind['mayDownload']> = async (actor, _file, read) =>
  actor.kind === 'staff' && (await read(findStore))?.isOpen === true;

type Line = SoldLine & {
  id: string;
  soldOn: LocalDate;
  number: number;
  description: string;
  consignor: number;
  name: string;
};

/** The margin report for those who keep the books [L5]. */
export class MarginFile {
  constructor(private readonly ports: Pick<Ports, 'files' | 'secret' | 'clock'>) {}

  /** Where the sales of a period can be had, both days inclusive; null where the store has no consignment. */
  async pathOf(call: Call, period?: Period | null): Promise<string | null> {
    const days = daysOf(period);
    const store = await storeOf(call);
    if (store === null || isClosed(store)) return null;
    const name = await this.nameOf(call, store, days);
    const { storeId } = call.actor;
    const file = { ...NATURE, name, maxBytes: Number.MAX_SAFE_INTEGER, keep: false };
    const { fileId } = await call.read((tx) =>
      this.ports.files.put(storeId, Readable.from(linesOf(tx, store, days)), file),
    );
    return downloadPath(this.ports, { ...NATURE, storeId, fileId, name });
  }

  /** Its name has both days, also where nobody said them: from the first sale until today. */
  private async nameOf(
    call: Call,
    { language, timeZone }: Store,
    [from, until]: readonly [string | null, string | null],
  ): Promise<string> {
    const last = until ?? todayIn(timeZone, this.ports.clock);
    const first = from ?? (await call.read(firstDay)) ?? last;
    return `${marginWords[language].file}-${first}-${last}.csv`;
  }
}

async function firstDay(tx: Transaction): Promise<LocalDate | null> {
  const text = 'SELECT min(sold_on)::text AS day FROM consignment.sale WHERE undone_at IS NULL';
  const [row] = await tx.sql<{ day: LocalDate | null }>(text);
  return row?.day ?? null;
}

async function* linesOf(
  tx: Transaction,
  { language, currency }: Store,
  days: readonly [string | null, string | null],
): AsyncGenerator<Buffer> {
  const words = marginWords[language];
  const { soldOn, number, description, consignor, name, vatOf, rate } = words;
  const amounts = [words.soldFor, words.share, words.margin, words.vat].map(
    (each) => `${each} (${currency})`,
  );
  yield writeCsv([[soldOn, number, description, consignor, name, vatOf, rate, ...amounts]]);
  const digits = exponentOf(currency);
  /** As money is written, whatever its last digits are: the books are read by people, too. */
  const written = (minor: number): string => (minor / 10 ** digits).toFixed(digits).replace('.', ',');
  const spread = new SpreadVat();
  const cellsOf = (line: Line): CsvCell[] => {
    const { soldForMinor, shareMinor } = line;
    const minor = [soldForMinor, shareMinor, soldForMinor - shareMinor, spread.next(line)];
    return [
      ...[line.soldOn, line.number, line.description, line.consignor, line.name],
      ...[words.schemes[line.vatScheme], line.vatPercent, ...minor.map(written)],
    ];
  };
  for (let last: Line | undefined, isMore = true; isMore;) {
    const lines: Line[] = await tx.sql<Line>(linesSql, [...days, last?.soldOn, last?.id, AT_ONCE]);
    yield Buffer.from(csvLines(lines.map(cellsOf)));
    isMore = lines.length === AT_ONCE;
    last = lines.at(-1);
  }
}

const linesSql = `
SELECT l.id, l.sold_on::text AS "soldOn", i.number, i.description, c.number AS consignor, c.display_name AS name,
       l.vat_scheme AS "vatScheme", l.vat_percent::float8 AS "vatPercent",
       l.sold_for_minor::float8 AS "soldForMinor", l.share_minor::float8 AS "shareMinor"
  FROM consignment.sale l
  JOIN consignment.item i ON i.store_id = l.store_id AND i.id = l.item_id
  JOIN consignment.customer c ON c.store_id = l.store_id AND c.id = l.customer_id
 WHERE l.undone_at IS NULL AND l.sold_on BETWEEN coalesce($1::date, '-infinity') AND coalesce($2::date, 'infinity')
   AND ($3::date IS NULL OR (l.sold_on, l.id) > ($3, $4::uuid))
 ORDER BY l.sold_on, l.id LIMIT $5`;
