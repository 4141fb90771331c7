/**
 * The address that calls a number, however it is written: "030 - 231 44 08" is tel:0302314408, and the nought that
 * people put in brackets behind a country's code is not dialled.
 */
export function telephoneAddress(written: string): string {
  const isInternational = /^[\s(]*\+/.test(written);
  const dialled = isInternational ? written.replace(/\(0\)/, '') : written;
  return `tel:${isInternational ? '+' : ''}${dialled.replace(/\D/g, '')}`;
}
