/** Of what VAT is owed where something is sold [L5], each way with the sentence the graph has for it. Two services show it. */
export const vatSchemes = {
  NORMAL: 'Of the price; the buyer is shown it.',
  MARGIN: "Of the store's margin in it: second-hand goods of private people. No buyer is shown it.",
} as const;

/** The sentence for all of them. */
export const vatSchemeDescription = 'Of what VAT is owed where something is sold.';

/** The name of a way. */
export type VatScheme = keyof typeof vatSchemes;
