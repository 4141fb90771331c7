/** A count as it was typed: null where there is none, NaN where it is no whole number. */
export function readWholeNumber(typed: string): number | null {
  const bare = typed.trim();
  if (bare === '') return null;
  return /^\d{1,4}$/.test(bare) ? Number(bare) : Number.NaN;
}

/** A percentage as it was typed, in any of our languages: null where there is none, NaN where it is none of two decimals. */
export function readPercentage(typed: string): number | null {
  const bare = typed.trim().replace(/\s*%$/, '');
  if (bare === '') return null;
  return /^\d{1,3}([.,]\d{1,2})?$/.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
}
