import { jobFields, outcomeOf, type SeenJob } from '../../kernel/testing/jobs';
import type { Answer } from '../../kernel/testing/open';
import type { Till } from './till';

/** What a till exports of a day: a line a piece, with more than is read. */
export const TILL_HEAD = 'Bonnr;Datum;Tijd;Artikelnr;Omschrijving;Aantal;Bedrag;Betaalwijze';

/** A row of such a file. */
export interface TillFileRow {
  sku: string | number;
  paid: string;
  receipt: string;
  /** As the file says it; 20 November 2026 where nothing else is said. */
  on: string;
}

/** A row as a till writes it: semicolons, and a comma before the cents. */
export function tillRow({ sku, paid, receipt = '', on = '20-11-2026' }: Partial<TillFileRow>): string {
  return [receipt, on, '14:05', sku ?? '', 'Jas groen', '1', paid ?? '', 'PIN'].join(';');
}

export const tillFileOf = (...rows: Partial<TillFileRow>[]): string =>
  [TILL_HEAD, ...rows.map(tillRow)].join('\r\n');

/** Files of one store's till, as specs hand them in. */
export class TillFiles {
  constructor(readonly till: Till) {}

  upload(content: string | Buffer): Promise<string> {
    return this.till.world.upload(this.till.storeId, content, 'kassa.csv');
  }

  async dryRun(content: string | Buffer, more: Record<string, unknown> = {}): Promise<Answer> {
    const query = `query ($fileId: UUID!, $aroundRow: Int, $columns: [ImportColumnInput!]) {
      dryRunTillSales(fileId: $fileId, aroundRow: $aroundRow, columns: $columns) { __typename
        ... on ImportDryRun { rows columnsRead columnsIgnored columnNames toCreate toUpdate unchanged total { amountMinor currency } faultCount
          faultsPath notes { code count rows } firstRows { row cells { column kind value } }
          faults { row column letter value code message hint } around { row } }
        ... on UnreadableFile { code detail } } }`;
    return this.till.ask(query, { fileId: await this.upload(content), ...more });
  }

  async start(content: string | Buffer, input: object = {}): Promise<Answer> {
    return this.startUpload(await this.upload(content), input);
  }

  startUpload(fileId: string, input: object = {}): Promise<Answer> {
    const query = `mutation ($input: StartTillImportInput!) { startTillImport(input: $input) { __typename ... on Job { ${jobFields} }
      ... on JobRunning { running { id } } ... on UnreadableFile { code } ... on InvalidInput { fields { path code } } } }`;
    return this.till.ask(query, { input: { fileId, ...input } });
  }

  job(id: string): Promise<SeenJob> {
    return this.till.ask(`query ($id: UUID!) { tillImport(id: $id) { ${jobFields} } }`, { id });
  }

  /** Imports a file to its end; what came of it, in one word and its figures. */
  async import(content: string | Buffer): Promise<Answer> {
    return outcomeOf(await this.importJob(content), 'SALES');
  }

  async importJob(content: string | Buffer): Promise<SeenJob> {
    const { id } = await this.start(content);
    await this.till.world.settled();
    return this.job(String(id));
  }

  /** The orders of a receipt, oldest first. */
  async orders(receipt: string): Promise<Answer[]> {
    const rows = await this.till.world.database.admin<{ id: string }>(
      'SELECT id FROM commerce.order WHERE store_id = $1 AND external_receipt = $2 ORDER BY number',
      [this.till.storeId, receipt],
    );
    return Promise.all(rows.map(({ id }) => this.till.order<Answer>(id)));
  }
}
