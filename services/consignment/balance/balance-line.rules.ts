import type { FieldFault } from '../../kernel/refusal/refusal';
import type { BalanceLineKind } from './balance-line';

/** What somebody in the store wants to write on a balance. */
export interface WantedLine {
  kind: BalanceLineKind;
  amountMinor: number;
  /** Cleaned: blank where nothing is said. */
  reason: string;
}

/** What of a line by hand cannot be [S20]: it is a fee or an adjustment, of something, and says why. */
export function faultsOfLine({ kind, amountMinor, reason }: WantedLine): FieldFault[] {
  const isByHand = kind === 'FEE' || kind === 'ADJUSTMENT';
  const isPaidToThem = kind === 'FEE' && amountMinor > 0;
  return [
    ...(isByHand ? [] : [{ path: 'kind', code: 'NOT_ALLOWED' as const, message: 'FEE or ADJUSTMENT' }]),
    ...(amountMinor === 0
      ? [{ path: 'amountMinor', code: 'REQUIRED' as const, message: 'How much? Not nothing' }]
      : []),
    ...(isPaidToThem
      ? [{ path: 'amountMinor', code: 'OUT_OF_RANGE' as const, message: `Less than 0, not ${amountMinor}` }]
      : []),
    ...(reason === '' ? [{ path: 'reason', code: 'REQUIRED' as const, message: 'Why?' }] : []),
  ];
}
