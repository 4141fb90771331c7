import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** Why a label of an item is to be printed; each item has one of these or none. The table says when: `item.label_need`. */
export const LabelNeed = codesOf('LabelNeed', 'Why a label of an item is to be printed.', {
  NEW: 'Received, with a price, and never printed.',
  STALE: 'The price on its label is not its price any more.',
  TO_COME: 'Handed over, to be received, and never printed.',
});
export type LabelNeed = CodeOf<typeof LabelNeed>;
