import { companyDecided } from '../../../schema/events/customers';
import {
  connectionOf,
  countUpTo,
  keysetSql,
  limitedSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertNone, invalidInput } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import type { Customer } from '../customer/customer';
import { customerRows, readCustomers, shownCustomer, type StoredCustomer } from '../customer/customer.rows';
import { assertModule, readHasModule } from '../store/modules';
import type { CompanyApprovalState } from './approval';
import type { CompaniesDecided, CompanyKeptReason, DecideCompaniesInput } from './approval.input';
import { decisionFaults, hasOwnTerms } from './approval.rules';

const listed = customerRows.as('c');
/** What each of the two lists is sorted by: who waits longest comes first, who was declined last comes first. */
const LISTS = {
  WAITING: { by: 'c.approval_asked_at', direction: 'ASC' },
  DECLINED: { by: 'c.approval_decided_at', direction: 'DESC' },
} as const;

/** Companies that registered wait for a look of staff [U17]. */
export class ApprovalService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** Companies that stand so. */
  async list(call: Call, state: CompanyApprovalState, wanted: PageArguments): Promise<Connection<Customer>> {
    if (state !== 'WAITING' && state !== 'DECLINED')
      throw invalidInput({ path: 'state', code: 'NOT_ALLOWED', message: 'WAITING or DECLINED' });
    const { by, direction } = LISTS[state];
    const page = pageOf(wanted);
    const keyset = keysetSql(page, by, 'c.id', direction, 'timestamptz', 2);
    const from = `customers.customer c WHERE c.approval_state = '${state}' AND c.kind = 'COMPANY'`;
    const text = limitedSql(
      `SELECT ${listed.columns}, ${by}::text AS sort_key FROM ${from} ${keyset.where} ${keyset.order}`,
      '$1::int',
    );
    const rows = await call.read((tx) =>
      tx.sql<{ id: string; sort_key: string }>(text, [page.size + 1, ...(page.key ?? [])]),
    );
    return {
      ...connectionOf(
        page,
        rows,
        (row) => [row.sort_key, row.id],
        (row) => shownCustomer(listed.of(row)),
      ),
      count: () => call.read((tx) => countUpTo(tx, from, [])),
    };
  }

  /** Whether prices, catalogue and ordering are the customer's own. */
  async hasOwnTerms(call: Call, customer: Customer): Promise<boolean> {
    if (customer.approval.state !== 'WAITING') return hasOwnTerms(customer, true);
    return hasOwnTerms(customer, (await call.load('has-module', 'COMPANY_APPROVAL', readHasModule)) === true);
  }

  /** Approves or declines companies that stand as they were seen; the others are named. */
  async decide(call: Call, input: DecideCompaniesInput): Promise<CompaniesDecided> {
    const { decision } = input;
    const standing = input.standing ?? 'WAITING';
    await call.read((tx) => assertModule(tx, 'COMPANY_APPROVAL'));
    const { word = null } = customerRows.cleaned({ approval: { word: input.word ?? null } }).approval ?? {};
    assertNone(decisionFaults(standing, decision, word));
    const wanted = [...new Set(input.customerIds.map((id) => id.toLowerCase()))];
    return call.write(async (tx) => {
      const found = await lockCompanies(tx, wanted);
      const stands = ({ kind, approval }: StoredCustomer): boolean =>
        kind === 'COMPANY' && approval.state === standing;
      const ids = wanted.filter((id) => {
        const customer = found.get(id);
        return customer !== undefined && stands(customer);
      });
      await this.write(tx, ids, { state: decision, word });
      const customers = await readCustomers(tx, wanted);
      const reasonOf = (id: string): CompanyKeptReason =>
        found.has(id) ? 'STANDS_OTHERWISE' : 'NO_SUCH_CUSTOMER';
      return {
        decided: ids.flatMap((id) => customers.get(id) ?? []),
        kept: wanted
          .filter((id) => !ids.includes(id))
          .map((id) => ({ customerId: id, customer: customers.get(id) ?? null, reason: reasonOf(id) })),
      };
    });
  }

  private async write(
    tx: Transaction,
    ids: readonly string[],
    { state, word }: { state: 'APPROVED' | 'DECLINED'; word: string | null },
  ): Promise<void> {
    const now = this.ports.clock.now();
    const changed = await tx.sql<{ id: string; version: number }>(
      `UPDATE customers.customer SET approval_state = $2, approval_word = $3, version = version + 1,
              approval_decided_at = greatest($4::timestamptz, approval_asked_at)
        WHERE id = ANY ($1::uuid[]) RETURNING id, version`,
      [ids, state, word ?? '', now],
    );
    const at = now.toISOString();
    for (const { id, version } of changed)
      await tx.emit(
        companyDecided,
        { id, version },
        { customerId: id, isApproved: state === 'APPROVED', word: word ?? '', at },
      );
  }
}

/** Those there are, kept until this transaction ends; in one order, so that two who ask for the same do not meet. */
async function lockCompanies(tx: Transaction, ids: string[]): Promise<Map<string, StoredCustomer>> {
  const rows = await customerRows.where(tx, 't.id = ANY ($1::uuid[]) ORDER BY t.id FOR NO KEY UPDATE', [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
