import type { ImportWish } from '../../../schema/events/customers';
import type { Actor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import type { OpenService } from '../../kernel/subgraph/service';
import { outcomeOf, type SeenJob } from '../../kernel/testing/jobs';
import { portalOf, staffOf, testWorld, type Answer, type TestWorld } from '../../kernel/testing/open';
import { consignment } from '../main';

/** One store in a world, as specs talk to it. */
export class Shop {
  readonly staff: Actor;

  constructor(
    readonly world: TestWorld<OpenService>,
    readonly storeId: string,
  ) {
    this.staff = staffOf(storeId);
  }

  /** Identity tells of the store, and commerce of the rates of its country. */
  async open(version = 1, currency = 'EUR', timeZone = 'Europe/Amsterdam'): Promise<void> {
    await this.world.storeArrives('consignment', this.storeId, { version, currency, timeZone });
    await this.vat([['1900-01-01', currency === 'EUR' ? 21 : 25]], version);
  }

  /** Commerce tells of standard rates of VAT, each with its first day. */
  vat(standard: readonly (readonly [startsOn: string, percent: number])[], version = 2): Promise<void> {
    const rates = standard.map(([startsOn, percent]) => ({ vatClass: 'STANDARD', startsOn, percent }));
    return this.world.tell('consignment.on-vat-rates-changed', {
      storeId: this.storeId,
      version,
      data: { rates: [...rates, { vatClass: 'ZERO', startsOn: '1900-01-01', percent: 0 }] },
    });
  }

  /** Customers tells of customers; answers their ids by number. */
  async customers(...numbers: number[]): Promise<Map<number, string>> {
    return this.customersOf('PRIVATE', ...numbers);
  }

  async customersOf(kind: 'PRIVATE' | 'COMPANY', ...numbers: number[]): Promise<Map<number, string>> {
    const customers = numbers.map((number) => ({
      kind,
      id: newId(),
      number,
      version: 1,
      displayName: `Klant ${number}`,
    }));
    await this.world.tell('consignment.on-customers-changed', {
      storeId: this.storeId,
      data: { customers },
    });
    return new Map(customers.map(({ number, id }) => [number, id]));
  }

  /** A customer of this number who consigns, as agreed. */
  async consignor(number: number, agreed: object = {}): Promise<string> {
    const customerId = (await this.customers(number)).get(number) ?? '';
    const answer = await this.agree({ customerId, ...agreed });
    if (answer.__typename !== 'Consignor') throw new Error(JSON.stringify(answer));
    return customerId;
  }

  agree(input: object, actor = this.staff): Promise<Answer> {
    return this.ask(
      actor,
      `mutation ($input: UpdateConsignorInput!) { updateConsignor(input: $input) { __typename
        ... on Consignor { charity mayCreateItems itemAllowance itemAllowanceRemaining consignorSharePercent effectiveSharePercent
          storeDefaultSharePercent returnMail calendarNote version }
        ... on InvalidInput { fields { path code message } } ... on ChangedMeanwhile { version }
        ... on SelfEntryNotAllowed { storeId } } }`,
      { input },
    );
  }

  portal(...customerIds: string[]): Actor {
    return portalOf(this.storeId, ...customerIds);
  }

  /** The answer of the operation's one root field. */
  ask<T = Answer>(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<T> {
    return this.world.ask<T>('consignment', actor, query, variables);
  }

  /** `Customer.consignor { selection }`, as the gateway asks for it. */
  async consignorOf<T = Answer>(
    actor: Actor,
    customerId: string,
    selection: string,
    variables = '',
  ): Promise<T | null> {
    const query = `query ($of: [_Any!]!${variables}) { _entities(representations: $of) { ... on Customer { consignor { ${selection} } } } }`;
    const [customer] = await this.ask<{ consignor: T | null }[]>(actor, query, {
      of: [{ __typename: 'Customer', id: customerId }],
    });
    return customer?.consignor ?? null;
  }

  upload(content: Buffer | string, name?: string): Promise<string> {
    return this.world.upload(this.storeId, content, name);
  }

  async dryRun(
    kind: 'Stock' | 'ConsignorSettings',
    content: Buffer | string,
    settledUntil?: string,
  ): Promise<Answer> {
    const settled = settledOf(kind);
    const query = `query ($fileId: UUID!, ${settled.variable}) { dryRun${kind}(fileId: $fileId, ${settled.argument}) { __typename
      ... on ImportDryRun { fileName rows encoding delimiter columns columnsRead columnsIgnored columnsAbsent toCreate toUpdate unchanged
        faultCount notes { code count rows } firstRows { row cells { column kind value } }
        changes { row number cells { column kind before after } } faults { row column letter value code message hint } around { row cells } }
      ... on UnreadableFile { code detail } ... on InvalidInput { fields { path code message } } } }`;
    return this.ask(this.staff, query, { fileId: await this.upload(content), settledUntil });
  }

  /** Customers asks for our half of a file; the last asked counts. */
  wish(importId: string, wish: { kind: FileKind; fileId: string } & Partial<Wish>): Promise<void> {
    const { kind, wanted = 'WRITE', ...more } = wish;
    const data = { importId, settledUntil: null, leftOut: [], startedBy: this.staff, ...more };
    return this.world.tell('consignment.on-import-asked', {
      storeId: this.storeId,
      version: ['JUDGE', 'WRITE', 'STOP'].indexOf(wanted) + 1,
      data: { ...data, wanted, kind: jobKinds[kind] },
    });
  }

  /** Our half of an import, as its row says. */
  async half(importId: string): Promise<SeenJob | undefined> {
    const [job] = await this.world.database.admin<SeenJob & { result: object }>(
      'SELECT id, kind, state, done, total, result FROM consignment.job WHERE store_id = $1 AND id = $2',
      [this.storeId, importId],
    );
    return job && { ...job, ...job.result };
  }

  /** Imports a file to its end; of a consignors file the customers are in by then. */
  async import(kind: FileKind, content: Buffer | string, settledUntil?: string): Promise<Answer> {
    return this.importUpload(kind, await this.upload(content), settledUntil);
  }

  async importUpload(kind: FileKind, fileId: string, settledUntil: string | null = null): Promise<Answer> {
    const importId = newId();
    await this.wish(importId, { kind, fileId, settledUntil });
    await this.world.settled();
    const half = await this.half(importId);
    if (half === undefined) throw new Error('No job was made');
    return outcomeOf(half, kind === 'Stock' ? 'STOCK' : 'AGREEMENTS');
  }
}

export type { Answer };
type FileKind = 'Stock' | 'ConsignorSettings';
type Wish = Pick<ImportWish, 'wanted' | 'settledUntil' | 'leftOut'>;
const jobKinds = { Stock: 'STOCK', ConsignorSettings: 'CONSIGNORS' } as const;

const settledOf = (kind: 'Stock' | 'ConsignorSettings'): { variable: string; argument: string } =>
  kind === 'Stock'
    ? { variable: '$settledUntil: LocalDate', argument: 'settledUntil: $settledUntil' }
    : { variable: '', argument: '' };

/** Two stores of the consignment service in their world. */
export interface Shops {
  world: TestWorld<OpenService>;
  shop: Shop;
  other: Shop;
  close(): Promise<void>;
}

/** Opens consignment with two stores: one with self-entry, one without. */
export async function openShops(): Promise<Shops> {
  const world = await testWorld([consignment]);
  const shop = new Shop(world, '30042');
  const other = new Shop(world, '10007');
  await shop.open();
  await other.open(1, 'NOK', 'Europe/Oslo');
  return { world, shop, other, close: world.close };
}
