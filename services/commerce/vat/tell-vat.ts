import { createHash } from 'node:crypto';
import type { CronItem } from 'graphile-worker';
import { vatRatesChanged } from '../../../schema/events/commerce';
import type { Transaction } from '../../kernel/database/transaction';
import { inEachStore } from '../../kernel/event/each-store';
import type { OwnJob } from '../../kernel/event/handler';
import { newId } from '../../kernel/id/id';
import { VAT_LAW } from './vat-law';
import { ratesOf } from './vat.rules';

const task = 'commerce.tell-vat';

/** Once a day, and at the start where a day was missed: a new law comes with a new version of Kommis. */
export const vatCron: CronItem[] = [
  { task, match: '20 3 * * *', options: { backfillPeriod: 86_400_000 }, payload: { storeId: '00000' } },
];

/** Tells of the rates in each store that was told of others. */
export const vatJob: OwnJob = {
  task,
  run: async (_job, tools) => {
    const countries = ['', ...Object.keys(VAT_LAW)];
    const law = Object.fromEntries(countries.map((country) => [country, hashOf(country)]));
    const stores = await tools.write((tx) =>
      tx.sql<{ id: string }>('SELECT id FROM commerce.stores_to_tell_vat($1) AS id', [JSON.stringify(law)]),
    );
    await inEachStore(
      stores.map(({ id }) => id),
      (id) => tools.inStore(id).write(tellVat),
    );
  },
};

/**
 * Tells the other services of the rates of the store's country, all there are, where they were told of others. Of a store whose
 * country nobody has said nothing is told: what it reckons with stays.
 */
export async function tellVat(tx: Transaction): Promise<void> {
  const [store] = await tx.sql<{ country: string; told: string }>(
    'SELECT country, vat_told AS told FROM commerce.store FOR UPDATE',
  );
  if (!store?.country || store.told === hashOf(store.country)) return;
  const [told] = await tx.sql<{ version: number }>(
    'UPDATE commerce.store SET vat_told = $1, vat_told_version = vat_told_version + 1 RETURNING vat_told_version::float8 AS version',
    [hashOf(store.country)],
  );
  const rates = ratesOf(store.country);
  await tx.emit(vatRatesChanged, { id: newId(), version: told?.version ?? 0 }, { rates });
}

/** Of what a country is told of: two whose rates are the same have one. */
function hashOf(country: string): string {
  return createHash('sha256')
    .update(JSON.stringify(ratesOf(country)))
    .digest('hex');
}
