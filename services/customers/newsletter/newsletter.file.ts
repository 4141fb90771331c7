import { Readable } from 'node:stream';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { isLanguage } from '../../kernel/language/language';
import { downloadPath } from '../../kernel/link/download-path';
import { NEWSLETTER_SECRET, newsletterPath, newsletterToken } from '../../kernel/link/newsletter-link';
import type { Ports } from '../../kernel/subgraph/service';
import { csvLines, writeCsv, type CsvCell } from '../../kernel/table/csv';
import type { ConsentSource } from '../customer/consent';
import { HAS_NO_SAY } from './newsletter.rows';
import { newsletterWords, type NewsletterFileWords } from './newsletter.words';

/** All who agreed, as a file. It is made each time somebody asks, and swept. */
export const NEWSLETTER_FILE = 'newsletter';
const NATURE = { owner: 'customers', kind: NEWSLETTER_FILE };

/** So many at a time: others have their turn between them. */
const AT_ONCE = 1000;

interface Line {
  email: string;
  customerId: string | null;
  number: number | null;
  firstName: string;
  lastName: string;
  companyName: string;
  since: Date;
  source: ConsentSource;
  language: string;
  agreedTo: string;
  [column: string]: unknown;
}

/** Who agreed to the newsletter, for the tool that sends it [U10 U24 P11]. */
export class NewsletterFile {
  constructor(private readonly ports: Pick<Ports, 'files' | 'secret' | 'clock' | 'publicUrl'>) {}

  /** Where the file can be had. */
  async path(call: Call): Promise<string> {
    const { storeId } = call.actor;
    const words = await call.read(wordsOf);
    const name = `${words.file}-${this.ports.clock.now().toISOString().slice(0, 10)}.csv`;
    const file = { ...NATURE, name, maxBytes: Number.MAX_SAFE_INTEGER, keep: false };
    const { fileId } = await call.read((tx) =>
      this.ports.files.put(storeId, Readable.from(this.linesOf(tx, storeId, words)), file),
    );
    return downloadPath(this.ports, { ...NATURE, storeId, fileId, name });
  }

  private async *linesOf(
    tx: Transaction,
    storeId: string,
    words: NewsletterFileWords,
  ): AsyncGenerator<Buffer> {
    yield writeCsv([words.columns]);
    const secret = this.ports.secret(NEWSLETTER_SECRET);
    const linkOf = ({ email, customerId: id }: Line): string =>
      this.ports.publicUrl +
      newsletterPath(storeId, 'unsubscribe', newsletterToken(secret, storeId, 'unsubscribe', { email, id }));
    const cellsOf = (line: Line): CsvCell[] => [
      ...[line.email, words.kinds[line.customerId === null ? 'subscriber' : 'customer'], line.number],
      ...[line.firstName, line.lastName, line.companyName, line.since.toISOString()],
      ...[words.sources[line.source], line.language, line.agreedTo, linkOf(line)],
    ];
    // They are put together and sorted once, however many there are.
    await tx.sql(`DECLARE newsletter_lines NO SCROLL CURSOR FOR ${linesSql}`);
    for (;;) {
      const lines = await tx.sql<Line>(`FETCH ${AT_ONCE} FROM newsletter_lines`);
      if (lines.length === 0) return;
      yield Buffer.from(csvLines(lines.map(cellsOf)));
    }
  }
}

/** In the language of the store, as its other files are. */
async function wordsOf(tx: Transaction): Promise<NewsletterFileWords> {
  const [row] = await tx.sql<{ language: string }>(
    'SELECT left(name_order, 2) AS language FROM customers.store',
  );
  return newsletterWords[isLanguage(row?.language) ? row.language : 'en'];
}

// What a customer said of themselves counts; the sentence of one who agreed elsewhere is not known here.
const linesSql = `
  SELECT c.email COLLATE "C" AS email, c.id AS "customerId", c.number, c.first_name AS "firstName", c.last_name AS "lastName",
         CASE WHEN c.kind = 'COMPANY' THEN c.company_name ELSE '' END AS "companyName", c.newsletter_since AS since, c.newsletter_source AS source,
         coalesce(s.language, '') AS language, coalesce(s.agreed_to, '') AS "agreedTo"
    FROM customers.customer c
    LEFT JOIN customers.subscriber s
      ON s.store_id = c.store_id AND s.email = c.email AND s.state = 'CONFIRMED' AND c.newsletter_source IN ('FOOTER', 'PORTAL')
   WHERE c.newsletter_state = 'ON' AND c.email <> ''
  UNION ALL
  SELECT s.email COLLATE "C", NULL, NULL, '', '', '', s.confirmed_at, CASE s.place WHEN 'PROFILE' THEN 'PORTAL' ELSE s.place END, s.language, s.agreed_to
    FROM customers.subscriber s WHERE s.state = 'CONFIRMED' AND ${HAS_NO_SAY}
   ORDER BY email`;
