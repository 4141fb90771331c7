import { localDateIn, type LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { figuresIn } from '../../kernel/language/figures';
import type { Paper, PaperColumn, PaperTable } from '../../kernel/paper/paper';
import type { BalanceLineKind } from '../balance/balance-line';
import { maskedIban } from '../bank-account/iban.rules';
import { isOpenSql } from '../store/store';
import { statementRows, type StoredStatement } from './payout.rows';
import { statementWords, type StatementWords } from './statement.words';

/** A line as the paper has it. */
export interface PaidLine {
  kind: BalanceLineKind;
  amountMinor: number;
  reason: string;
  number: number | null;
  description: string;
  /** The number of the statement that was taken back; null of any other line. */
  takenBack: number | null;
  soldOn: LocalDate | null;
  soldForMinor: number | null;
}

/** A statement with all that its paper says. */
export interface WholeStatement extends StoredStatement {
  customerNumber: number;
  reversesNumber: number | null;
  /** Whether it was taken back. */
  isTakenBack: boolean;
  lineCount: number;
  store: { name: string; colour: string; currency: string; timeZone: string };
}

const statement = statementRows.as('t');

/** A statement with what paper and mail say of it; null where there is none that this actor may see. */
export async function findWholeStatement(tx: Transaction, id: string): Promise<WholeStatement | null> {
  const [row] = await tx.sql<WholeStatement['store'] & Omit<WholeStatement, keyof StoredStatement | 'store'>>(
    `SELECT ${statement.columns}, c.number AS "customerNumber", o.number AS "reversesNumber",
            EXISTS (SELECT FROM consignment.statement b WHERE b.store_id = t.store_id AND b.reverses_id = t.id) AS "isTakenBack",
            (SELECT count(*)::int FROM consignment.payout_line p WHERE p.store_id = t.store_id AND p.statement_id = t.id) AS "lineCount",
            s.name AS "storeName", s.colour, s.currency, s.time_zone AS "timeZone"
       FROM consignment.statement t
       JOIN consignment.customer c ON c.store_id = t.store_id AND c.id = t.customer_id
       JOIN consignment.store s ON s.store_id = t.store_id
       LEFT JOIN consignment.statement o ON o.store_id = t.store_id AND o.id = t.reverses_id
      WHERE t.id = $1 AND ${isOpenSql}`,
    [id],
  );
  if (row === undefined) return null;
  const { customerNumber, reversesNumber, isTakenBack, lineCount, colour, currency, timeZone } = row;
  const { storeName: name } = row as unknown as { storeName: string };
  const store = { name, colour, currency, timeZone };
  return { ...statement.of(row), customerNumber, reversesNumber, isTakenBack, lineCount, store };
}

/** What it paid, line by line, in the order of the paper. */
export function readPaidLines(tx: Transaction, statementId: string): Promise<PaidLine[]> {
  return tx.sql<PaidLine & Record<string, unknown>>(linesSql, [statementId]);
}

const linesSql = `
SELECT l.kind, l.amount_minor::float8 AS "amountMinor", l.reason, i.number, coalesce(p.item_description, '') AS description,
       o.number AS "takenBack", s.sold_on::text AS "soldOn", s.sold_for_minor::float8 AS "soldForMinor"
  FROM consignment.payout_line p
  JOIN consignment.balance_line l ON l.store_id = p.store_id AND l.id = p.balance_line_id
  LEFT JOIN consignment.item i ON i.store_id = l.store_id AND i.id = l.item_id
  LEFT JOIN consignment.statement o ON o.store_id = l.store_id AND l.cause_kind = 'STATEMENT' AND o.id = l.cause_id
  LEFT JOIN consignment.sale s ON s.store_id = l.store_id AND l.kind = 'SALE' AND s.id = l.cause_id
 WHERE p.statement_id = $1 ORDER BY s.sold_on NULLS LAST, l.id`;

type Cell = PaperColumn & { of: (line: PaidLine) => string };

/** The statement as it is printed. */
export function statementPaper(whole: WholeStatement, lines: readonly PaidLine[]): Paper {
  const { language, store, reversesNumber } = whole;
  const words = statementWords[language];
  const figures = figuresIn(language, store.currency);
  const isSale = ({ kind }: PaidLine): boolean => kind === 'SALE';
  const cell = (head: string, share: number, of: Cell['of'], more: Partial<PaperColumn> = {}): Cell => ({
    ...{ words: head, share, of, ...more },
  });
  const item = cell(words.item, 10, ({ number }) => (number === null ? '' : String(number)), {
    look: 'muted',
  });
  const amount = cell(words.yours(store.currency), 16, ({ amountMinor }) => figures.amount(amountMinor), {
    ...{ isNumeric: true, look: 'strong' },
  });
  const sold: Cell[] = [
    item,
    cell(words.description, 36, ({ description }) => description || words.undescribed),
    cell(words.soldOn, 22, ({ soldOn }) => (soldOn === null ? '' : figures.day(soldOn))),
    cell(
      words.soldFor(store.currency),
      16,
      ({ soldForMinor }) => (soldForMinor === null ? '' : figures.amount(soldForMinor)),
      { isNumeric: true, look: 'muted' },
    ),
    amount,
  ];
  const besides: Cell[] = [
    item,
    cell(words.what, 30, ({ kind }) => words.kinds[kind]),
    cell(words.reason, 44, ({ reason, description, takenBack }) =>
      takenBack === null ? reason || description : words.statement(takenBack),
    ),
    amount,
  ];
  const madeOn = localDateIn(store.timeZone, whole.madeAt);
  return {
    ...{ language, title: words.title, from: store.name, colour: store.colour, to: [whole.name] },
    facts: [
      [words.number, String(whole.number)],
      [words.consignor, String(whole.customerNumber)],
      [words.date, figures.day(madeOn)],
      [words.total, figures.money(whole.totalMinor)],
      ...(reversesNumber === null ? waysOf(whole) : []),
    ],
    tables: [
      ...table(words.sold, lines.filter(isSale), sold),
      ...table(
        words.besides,
        lines.filter((line) => !isSale(line)),
        besides,
      ),
    ],
    closing: reversesNumber === null ? receiptOf(whole) : takenBackWords(whole, reversesNumber),
    pageWords: words.page,
  };
}

/** What went which way, and to which account: nobody needs to see more of one that is on paper. */
function waysOf(whole: WholeStatement): Paper['facts'] {
  const { language, store, method, totalMinor, creditMinor, bonusMinor, accountIban } = whole;
  const { paid, methods, bonus, account } = statementWords[language];
  const { money } = figuresIn(language, store.currency);
  return [
    ...(creditMinor < totalMinor
      ? [[paid, `${money(totalMinor - creditMinor)} ${methods[method]}`] as const]
      : []),
    ...(accountIban === null ? [] : [[account, maskedIban(accountIban)] as const]),
    ...(creditMinor > 0 ? [[paid, `${money(creditMinor)} ${methods.STORE_CREDIT}`] as const] : []),
    ...(bonusMinor > 0 ? [[bonus, money(bonusMinor)] as const] : []),
  ];
}

/** What of a statement says what it takes back. */
type TakenBack = Pick<WholeStatement, 'language' | 'totalMinor' | 'creditMinor' | 'bonusMinor'> & {
  store: Pick<WholeStatement['store'], 'currency'>;
};

/** What a statement that takes another back means for who was paid by it. */
export function takenBackWords(whole: TakenBack, reversesNumber: number): string[] {
  const { language, store, totalMinor, creditMinor, bonusMinor } = whole;
  const { takesBack, creditBack } = statementWords[language];
  const { money } = figuresIn(language, store.currency);
  const credit = -(creditMinor + bonusMinor);
  return [takesBack(reversesNumber, money(-totalMinor)), ...(credit > 0 ? [creditBack(money(credit))] : [])];
}

/** Cash is handed over against a receipt [S19]. */
const receiptOf = ({ method, language }: WholeStatement): string[] =>
  method === 'CASH' ? [statementWords[language].received] : [];

function table(heading: string, lines: readonly PaidLine[], cells: readonly Cell[]): PaperTable[] {
  if (lines.length === 0) return [];
  const columns = cells.map(({ of: _of, ...column }) => column);
  const rows = lines.map((line) => cells.map(({ of }) => of(line)));
  return [{ heading: `${heading} (${lines.length})`, columns, rows }];
}

/** The name of its file. */
export const statementFileName = ({ language, number }: WholeStatement): string =>
  `${(statementWords[language] satisfies StatementWords).file}-${number}.pdf`;
