import type { Actor } from '../../kernel/actor/actor';
import { staffOf } from '../../kernel/testing/open';
import { jobFields, outcomeOf, type SeenJob } from '../../kernel/testing/jobs';
import type { Answer, CustomersWorld } from './world';

export const header = 'Klantnr;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief';
let lastStore = 40_000;

/** A store that imports consignors files; consignment is not there, and says what a spec has it say. */
export class ImportingStore {
  readonly staff: Actor;
  private told = 0;

  private constructor(
    private readonly world: CustomersWorld,
    readonly storeId: string,
  ) {
    this.staff = staffOf(storeId);
  }

  /** A store of its own for each test: a fresh world at a fraction of the price. */
  static async open(world: CustomersWorld): Promise<ImportingStore> {
    const store = new ImportingStore(world, String((lastStore += 1)));
    await world.storeArrives('customers', store.storeId);
    return store;
  }

  /** Rows below the usual header, or a whole file. */
  async upload(content: Buffer | string[], storeId = this.storeId): Promise<string> {
    const file = Buffer.isBuffer(content) ? content : [header, ...content].join('\r\n');
    return this.world.upload(storeId, file, 'consignors.csv');
  }

  dryRun(fileId: string, actor = this.staff): Promise<Answer> {
    return this.world.ask(
      actor,
      `query ($id: UUID!) { dryRunConsignorCustomers(fileId: $id) { __typename
        ... on ImportDryRun { rows encoding toCreate toUpdate unchanged faultCount notes { code count rows }
          columnsRead columnsIgnored columnsAbsent firstRows { row cells { column kind value } }
          changes { row number cells { column kind before after } } faults { row column letter value code hint } around { row cells } }
        ... on UnreadableFile { code detail } } }`,
      { id: fileId },
    );
  }

  /** Starts the import of a file; answers the job, or why there is none. */
  start(fileId: string, actor = this.staff, kind = 'CONSIGNORS'): Promise<Answer> {
    return this.world.ask(
      actor,
      `mutation ($input: StartImportInput!) { startImport(input: $input) { __typename ... on Job { ${jobFields} }
        ... on JobRunning { running { id state startedBy } } ... on UnreadableFile { code } ... on InvalidInput { fields { path code } } } }`,
      { input: { kind, fileId } },
    );
  }

  /** The job as it stands when all that was enqueued has been done. */
  async job(id: string): Promise<SeenJob> {
    await this.world.settled();
    return this.world.ask<SeenJob>(this.staff, `query ($id: UUID!) { job(id: $id) { ${jobFields} } }`, {
      id,
    });
  }

  /** Consignment says how far it is with its half of the file. */
  async answer(importId: string, said: object): Promise<void> {
    this.told += 1;
    const fresh = { done: 0, total: 0, created: 0, updated: 0, unchanged: 0, faultCount: 0, faults: [] };
    const data = { importId, judged: true, reason: null, state: 'JUDGING', ...fresh, ...said };
    await this.world.tell('customers.on-import-answered', data, this.told, this.storeId);
  }

  /** Consignment says what is wrong with its half of the file. */
  async judged(importId: string, faultCount: number): Promise<void> {
    await this.answer(importId, { faultCount, ...(faultCount > 0 ? { state: 'REFUSED' } : {}) });
  }

  /** Imports a file in whose other half nothing is wrong, to its end. */
  async run(fileId: string, actor = this.staff): Promise<Answer> {
    const started = await this.start(fileId, actor);
    if (started.__typename !== 'Job') return started;
    return outcomeOf(await this.toEnd(String(started['id'])), 'CUSTOMERS');
  }

  /** Plays consignment, in whose half nothing is wrong, until the import has ended. */
  async toEnd(id: string): Promise<SeenJob> {
    let job = await this.job(id);
    await this.judged(id, 0);
    job = await this.job(id);
    if (job.endedAt === null) await this.answer(id, { state: 'DONE' });
    return this.job(id);
  }

  async importRows(...rows: string[]): Promise<Answer> {
    return this.run(await this.upload(rows));
  }

  async faultsOf(...rows: string[]): Promise<object[]> {
    return (await this.dryRun(await this.upload(rows)))['faults'] as object[];
  }

  /** The customer's row as it stands. */
  async customerOf(number: number): Promise<Record<string, unknown> | undefined> {
    const rows = await this.world.database.admin<Record<string, unknown>>(
      `SELECT * FROM customers.customer WHERE store_id = '${this.storeId}' AND number = $1`,
      [number],
    );
    return rows[0];
  }

  /** What staff save over a customer. */
  async edit(number: number, fields: string): Promise<void> {
    const { id } = (await this.customerOf(number)) as { id: string };
    await this.world.ask(
      this.staff,
      `mutation ($id: UUID!) { updateCustomer(input: { id: $id, kind: PRIVATE, ${fields} }) { __typename } }`,
      { id },
    );
  }
}

/** All that an import may write, of every store: equal before and after where nothing was written. */
export const fingerprint = (world: CustomersWorld): Promise<object[]> =>
  world.database.admin(
    `SELECT (SELECT md5(string_agg(c::text, '|' ORDER BY c.id)) FROM customers.customer c) AS customers,
            (SELECT md5(string_agg(m::text, '|' ORDER BY m::text)) FROM customers.customer_group_member m) AS members,
            (SELECT md5(string_agg(i::text, '|' ORDER BY i::text)) FROM customers.imported_row i) AS imported,
            (SELECT count(*)::int FROM customers.audit) AS audited, (SELECT string_agg(n::text, '|' ORDER BY n::text) FROM customers.counter n) AS counters,
            (SELECT string_agg(n::text, '|' ORDER BY n::text) FROM (SELECT store_id, sum(part) FROM customers.customer_count GROUP BY store_id) n) AS counts`,
  );
