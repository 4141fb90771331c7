import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** Of what VAT is owed where an item is sold [L5]. */
export const VatScheme = codesOf('VatScheme', 'Of what VAT is owed where something is sold.', {
  NORMAL: 'Of the price.',
  MARGIN: "Of the store's margin in it: second-hand goods of private people.",
});
export type VatScheme = CodeOf<typeof VatScheme>;
