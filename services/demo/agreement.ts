import type { Actor } from '../kernel/actor/actor';
import type { Running } from '../one-process';
import { CATEGORIES } from './categories';

/** What the store agrees with all its consignors, beyond what every store begins with. */
export async function agree(running: Running, actor: Actor): Promise<void> {
  const update =
    'mutation UpdateConsignmentSettings($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }';
  const input = {
    categories: CATEGORIES,
    termsVersion: '2026-1',
    markdownSteps: [
      { afterDays: 28, percent: 20 },
      { afterDays: 42, percent: 40 },
    ],
    markdownFloorMinor: 500,
    minimumPayoutMinor: 1000,
  };
  await running.execute(actor, update, { input });
}
