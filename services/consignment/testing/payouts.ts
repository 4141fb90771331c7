import { newId } from '../../kernel/id/id';
import { addItems } from './items';
import type { Shop } from './shop';
import { soldUnit, tellSales } from './unit-sales';

/** A payout run, as staff see it. */
export interface SeenRun {
  __typename: string;
  id: string;
  statementCount: number;
  total: { amountMinor: number };
  endedAt: string | null;
  outcome: string | null;
  takenBack: { count: number; total: { amountMinor: number } } | null;
  reverses: { id: string } | null;
  job: { state: string; done: number } | null;
  statements: { nodes: SeenStatement[] };
  count?: number;
}

/** An account, as it is shown. */
export interface SeenAccount {
  maskedIban: string;
  iban: string | null;
  holder: string;
}

export interface SeenStatement {
  id: string;
  number: number;
  name: string;
  method: string;
  total: { amountMinor: number };
  inMoney: { amountMinor: number };
  inCredit: { amountMinor: number };
  bonus: { amountMinor: number };
  account: SeenAccount | null;
  customer: { id: string };
  reverses: { number: number } | null;
  reversedBy: { number: number } | null;
  balanceLines: {
    nodes: {
      kind: string;
      amount: { amountMinor: number };
      item: { number: number } | null;
      takenBack: { number: number } | null;
    }[];
  };
}

export const STATEMENT = `id number name method total { amountMinor } inMoney { amountMinor } inCredit { amountMinor } bonus { amountMinor }
  account { maskedIban iban holder } customer { id } reverses { number } reversedBy { number }
  balanceLines { nodes { kind amount { amountMinor } item { number } takenBack { number } } }`;
const RUN = `__typename ... on PayoutRun { id method ways { method count total { amountMinor } } bonus { amountMinor } takenBack { count total { amountMinor } } statementCount total { amountMinor } endedAt outcome reverses { id } job { state done }
  statements(first: 200) { nodes { ${STATEMENT} } } }`;

/** Paying out in a store, as its staff do it. */
export class Payouts {
  constructor(readonly shop: Shop) {}

  /** All of them in cash where nothing else is said; null = each as agreed with them. */
  preview(customerId: string | null = null, method: string | null = 'CASH') {
    return this.shop.ask<{
      payableOn: string;
      count: number;
      total: { amountMinor: number };
      ways: { method: string; count: number; total: { amountMinor: number } }[];
      bonus: { amountMinor: number };
      groups: { verdict: string; count: number; payable: { amountMinor: number } }[];
      candidates: {
        nodes: {
          customer: { id: string };
          verdict: string;
          payable: { amountMinor: number };
          toCome: { amountMinor: number };
        }[];
        total: { count: number };
      };
    }>(
      this.shop.staff,
      `query ($customerId: UUID, $method: PayoutMethod) { payoutPreview(customerId: $customerId, method: $method) { payableOn count total { amountMinor } ways { method count total { amountMinor } } bonus { amountMinor }
         groups { verdict count payable { amountMinor } }
         candidates(first: 200) { nodes { customer { id } verdict payable { amountMinor } toCome { amountMinor } } total { count } } } }`,
      { customerId, method },
    );
  }

  /** Starts what was just looked at, or what is said, and answers at once. */
  async start(input: Record<string, unknown> = {}): Promise<SeenRun> {
    const { customerId = null, method = 'CASH' } = input as Record<string, string | null | undefined>;
    const seen = await this.preview(customerId, method);
    return this.shop.ask<SeenRun>(
      this.shop.staff,
      `mutation ($input: StartPayoutRunInput!) { startPayoutRun(input: $input) { ${RUN}
         ... on PayoutChanged { count } ... on InvalidInput { fields { path code } } } }`,
      { input: { method: 'CASH', count: seen.count, totalMinor: seen.total.amountMinor, ...input } },
    );
  }

  /** The same, to its end. */
  async pay(input: Record<string, unknown> = {}): Promise<SeenRun> {
    const run = await this.start(input);
    if (run.__typename !== 'PayoutRun') return run;
    await this.shop.world.settled();
    return this.run(run.id);
  }

  stop(id: string): Promise<SeenRun> {
    return this.shop.ask<SeenRun>(
      this.shop.staff,
      `mutation ($input: StopPayoutRunInput!) { stopPayoutRun(input: $input) { ${RUN} } }`,
      { input: { id } },
    );
  }

  async reverse(runId: string, more: object = {}): Promise<SeenRun> {
    const run = await this.shop.ask<SeenRun>(
      this.shop.staff,
      `mutation ($input: ReversePayoutInput!) { reversePayout(input: $input) { ${RUN} } }`,
      { input: { runId, ...more } },
    );
    if (run.__typename !== 'PayoutRun') return run;
    await this.shop.world.settled();
    return this.run(run.id);
  }

  run(id: string): Promise<SeenRun> {
    return this.shop.ask<SeenRun>(this.shop.staff, `query ($id: UUID!) { payoutRun(id: $id) { ${RUN} } }`, {
      id,
    });
  }

  /** Goods of a consignor sold, each with this share of theirs, so long ago that all of it can be paid out. */
  async sold(customerId: string, sharesMinor: readonly number[], soldOn = '2026-10-01'): Promise<string[]> {
    const items = await addItems(
      this.shop,
      customerId,
      sharesMinor.map((share) => ({ priceMinor: 2 * share })),
    );
    await tellSales(
      this.shop,
      ...items.map(({ id }, at) =>
        soldUnit(id, 1, { lineId: newId(), soldOn, soldForMinor: 2 * (sharesMinor[at] ?? 0) }),
      ),
    );
    return items.map(({ id }) => id);
  }

  async charge(customerId: string, amountMinor: number): Promise<void> {
    const answer = await this.shop.ask(
      this.shop.staff,
      'mutation ($input: AddBalanceLineInput!) { addBalanceLine(input: $input) { __typename } }',
      {
        input: {
          customerId,
          amountMinor,
          kind: amountMinor < 0 ? 'FEE' : 'ADJUSTMENT',
          reason: 'Afgesproken',
        },
      },
    );
    if (answer.__typename !== 'BalanceLine') throw new Error(JSON.stringify(answer));
  }

  setAccount(input: object, actor = this.shop.staff) {
    return this.shop.ask<{ __typename: string; bankAccount?: SeenAccount | null }>(
      actor,
      `mutation ($input: SetBankAccountInput!) { setBankAccount(input: $input) { __typename
         ... on Consignor { bankAccount { maskedIban iban holder } } ... on InvalidInput { fields { path code } } } }`,
      { input },
    );
  }

  async balanceOf(customerId: string): Promise<number> {
    const found = await this.shop.consignorOf<{ balance: { amountMinor: number } }>(
      ...([this.shop.staff, customerId, 'balance { amountMinor }'] as const),
    );
    return found?.balance.amountMinor ?? NaN;
  }

  /** Numbers of all statements of the store, in their order. */
  async numbers(): Promise<number[]> {
    const rows = await this.shop.world.database.admin<{ number: number }>(
      'SELECT number FROM consignment.statement WHERE store_id = $1 ORDER BY number',
      [this.shop.storeId],
    );
    return rows.map(({ number }) => number);
  }
}

/** 1, 2, 3, … so many. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_none, at) => at + 1);

/** The statement of a consignor in a run. */
export const payoutOf = (run: SeenRun, customerId: string): SeenStatement | undefined =>
  run.statements.nodes.find(({ customer }) => customer.id === customerId);
