/** Norway's check digit: weights 3 2 7 6 5 4 3 2, modulo 11. */
function isNorwegian(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false;
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[8]);
}

/** Sweden's ten digits with a Luhn check digit. */
function isSwedish(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The Dutch KvK number: eight digits without a check. */
const isDutch = (digits: string): boolean => /^\d{8}$/.test(digits);

const checks: Record<string, (digits: string) => boolean> = { NO: isNorwegian, SE: isSwedish, NL: isDutch };

/**
 * Is this an organisation number of that country [R-CU6]? Without a country, of any we know; a country
 * we do not know accepts any. Spaces, dots and dashes do not count.
 */
export function isOrganisationNumber(value: string, country: string): boolean {
  const digits = value.replace(/[\s.-]/g, '');
  const check = checks[country];
  if (check !== undefined) return check(digits);
  return country !== '' || Object.values(checks).some((each) => each(digits));
}
