import type { Client } from 'pg';
import { tables } from './tables';
import { quoted } from './row-probe';

/** What must never be in an answer: signs and ids of other stores, and for a customer those of other customers. */
export class LeakDetector {
  private constructor(
    private readonly storeIds: string[],
    private readonly idsByStore: Map<string, Set<string>>,
    private readonly secretsByCustomer: Map<string, Set<string>>,
  ) {}

  /** Reads every row there is, past the policies. */
  static async read(
    client: Client,
    customers: { customerId: string; ids: string[] }[],
  ): Promise<LeakDetector> {
    const ids = new Map<string, Set<string>>();
    const secrets = new Map(customers.map((each) => [each.customerId, new Set<string>()]));
    const shared = new Set<string>();
    for (const table of Object.keys(tables)) {
      const { rows } = await client.query<{ store_id: string; text: string }>(
        `SELECT store_id, t::text AS text FROM ${quoted(table)} t`,
      );
      for (const { store_id, text } of rows) {
        const known = ids.get(store_id) ?? new Set();
        ids.set(store_id, known);
        for (const id of text.match(uuids) ?? []) known.add(id);
        const owners = customers.filter((each) => each.ids.some((id) => text.includes(id)));
        const isPublic = table === 'commerce.sellable_unit';
        for (const sign of text.match(signs) ?? [])
          for (const set of owners.length === 1 && !isPublic
            ? [secrets.get(owners[0]?.customerId ?? '')]
            : [shared])
            set?.add(sign.toLowerCase());
      }
    }
    for (const set of secrets.values()) for (const sign of shared) set.delete(sign);
    return new LeakDetector([...ids.keys()], ids, secrets);
  }

  /** Signs and ids in a text that an actor of this store must not see. `given` is what the question itself held. */
  foreignIn(text: string, storeId: string, given: string): string[] {
    const others = this.storeIds.filter((id) => id !== storeId);
    const canaries = (text.match(signs) ?? []).filter((sign) =>
      others.some((id) => sign.toLowerCase().startsWith(`canary-${id}`)),
    );
    const foreignIds = (text.match(uuids) ?? []).filter((id) =>
      others.some((other) => this.idsByStore.get(other)?.has(id)),
    );
    return [...canaries, ...foreignIds].filter((each) => !given.toLowerCase().includes(each.toLowerCase()));
  }

  /** Signs of one customer in a text for another. */
  secretsIn(text: string, customerId: string): string[] {
    const secrets = this.secretsByCustomer.get(customerId);
    return (text.match(signs) ?? []).filter((sign) => secrets?.has(sign.toLowerCase()));
  }

  /** How many signs there are to be found of a customer: none would prove nothing. */
  secretsOf(customerId: string): number {
    return this.secretsByCustomer.get(customerId)?.size ?? 0;
  }
}

/** Hash of all rows of a store, table by table. */
export async function checksums(client: Client, storeId: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of Object.keys(tables)) {
    const { rows } = await client.query<{ sum: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM ${quoted(table)} t WHERE store_id = $1`,
      [storeId],
    );
    sums[table] = rows[0]?.sum ?? '';
  }
  return sums;
}

const signs = /canary-\d{5}-[\w.-]+/gi;
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
