import type { FieldFault } from '../../kernel/refusal/refusal';

/** How one can pay, ready-made: each a name in a badge, nobody's picture. */
export const readyPayments = {
  VISA: 'Visa.',
  MASTERCARD: 'Mastercard.',
  IDEAL: 'iDEAL.',
  BANCONTACT: 'Bancontact.',
  DEBIT_CARD: 'By debit card in the shop, whatever its brand.',
  CASH: 'Cash, in the shop.',
  SWISH: 'Swish.',
  KLARNA: 'Klarna.',
  VIPPS: 'Vipps.',
} as const;

/** Who brings it, ready-made. */
export const readyCarriers = {
  POSTNL: 'PostNL.',
  DHL: 'DHL.',
  DPD: 'DPD.',
  BRING: 'Bring.',
  POSTEN: 'Posten.',
  POSTNORD: 'PostNord.',
  SCHENKER: 'Schenker.',
  NORLINES: 'Norlines.',
  CLICK_AND_COLLECT: 'One collects it in the shop.',
} as const;

/** One of either: ready-made by its code, or the store's own by its name. */
export interface Mark<Code extends string = string> {
  code: Code | null;
  ownName: string | null;
}

export const MOST_MARKS = 20;
export const LONGEST_MARK = 30;

/** What was given, each with the one of both that it has; a blank name is none. */
export function marksIn<Code extends string>(given: readonly Partial<Mark<Code>>[]): Mark<Code>[] {
  return given.map(({ code, ownName }) => ({ code: code ?? null, ownName: ownName || null }));
}

/** What cannot be in a list of them: neither or both of code and name, and what is there already. */
export function markFaults(path: string, marks: readonly Mark[]): FieldFault[] {
  const seen = new Set<string>();
  return marks.flatMap(({ code, ownName }, at): FieldFault[] => {
    const place = `${path}.${at}.${code === null ? 'ownName' : 'code'}`;
    if (code === null && ownName === null)
      return [{ path: place, code: 'REQUIRED', message: 'A code or a name of one’s own' }];
    if (code !== null && ownName !== null)
      return [{ path: place, code: 'NOT_ALLOWED', message: 'A code or a name of one’s own, not both' }];
    const key = code ?? `own ${ownName?.toLocaleLowerCase()}`;
    if (seen.has(key)) return [{ path: place, code: 'TAKEN', message: 'It is in the list already' }];
    seen.add(key);
    return [];
  });
}
