import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { TransferFilePath } from './run.operation.ts';

export type TransferFormat = VariablesOf<typeof TransferFilePath>['format'];

/** What the transfers of a run can be had as, by how an address says it. */
export const TRANSFER_FILES: Record<TransferFormat, { as: string; words: () => string }> = {
  PAIN_001: { as: 'xml', words: m.transfers_pain },
  CSV: { as: 'csv', words: m.transfers_csv },
};

/** The file that an address asks for; null where it asks for none that there is. */
export const formatIn = (asked: string | null): TransferFormat | null =>
  (Object.keys(TRANSFER_FILES) as TransferFormat[]).find((format) => TRANSFER_FILES[format].as === asked) ??
  null;
