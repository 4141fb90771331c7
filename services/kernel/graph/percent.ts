/** Whole hundredths of a percent, 0 to 10,000, for a percentage of at most two decimals; null for anything else. */
export function hundredthsOf(percent: unknown): number | null {
  if (typeof percent !== 'number' || !(percent >= 0 && percent <= 100)) return null;
  const hundredths = Math.round(percent * 100);
  // 33.33 * 100 is 3333 and a bit, 33.333 * 100 is off by thirty times a millionth more than any such bit.
  return Math.abs(percent * 100 - hundredths) < 1e-6 ? hundredths : null;
}

/** The percentage of so many hundredths: 3333 is 33.33. */
export const percentOf = (hundredths: number): number => hundredths / 100;
