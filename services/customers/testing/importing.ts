import type { Actor } from '../../kernel/actor/actor';
import { staffOf } from '../../kernel/testing/open';
import { arriveStore } from './store';
import type { Answer, CustomersWorld } from './world';

const header = 'Klantnr;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief';
let lastStore = 40_000;

/** A store that imports consignors files; consignment is not there, and says what a spec has it say. */
export class ImportingStore {
  readonly staff: Actor;

  private constructor(
    private readonly world: CustomersWorld,
    readonly storeId: string,
  ) {
    this.staff = staffOf(storeId);
  }

  /** A store of its own for each test: a fresh world at a fraction of the price. */
  static async open(world: CustomersWorld): Promise<ImportingStore> {
    const store = new ImportingStore(world, String((lastStore += 1)));
    await arriveStore(world, store.storeId);
    return store;
  }

  /** Rows below the usual header, or a whole file. */
  async upload(content: Buffer | string[], storeId = this.storeId): Promise<string> {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from([header, ...content].join('\r\n'));
    const stored = await this.world.ports.files.put(
      storeId,
      (async function* () {
        yield bytes;
      })(),
      { name: 'consignors.csv', maxBytes: 1e8, owner: 'customers', kind: 'import', keep: false },
    );
    return stored.fileId;
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

  /** Asks for the import once; consignment may not have judged the file yet. */
  ask(fileId: string, actor = this.staff): Promise<Answer> {
    return this.world.ask(
      actor,
      `mutation ($id: UUID!) { importConsignorCustomers(input: { fileId: $id }) { __typename
        ... on ImportDone { created updated unchanged } ... on ImportFaulty { faultCount } ... on ImportWaiting { missing }
        ... on UnreadableFile { code } ... on InvalidInput { fields { path code } } } }`,
      { id: fileId },
    );
  }

  /** Consignment says what is wrong with its half of the file. */
  judged(fileId: string, faultCount: number): Promise<void> {
    return this.world.tell('customers.on-consignors-file-judged', { fileId, faultCount }, 1, this.storeId);
  }

  /** Imports a file in whose other half nothing is wrong. */
  async run(fileId: string, actor = this.staff): Promise<Answer> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answer = await this.ask(fileId, actor);
      if (answer.__typename !== 'ImportWaiting') return answer;
      await this.judged(fileId, 0);
    }
    throw new Error('Still waiting');
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
            (SELECT count(*)::int FROM customers.audit) AS audited, (SELECT string_agg(n::text, '|' ORDER BY n::text) FROM customers.counter n) AS counters`,
  );
