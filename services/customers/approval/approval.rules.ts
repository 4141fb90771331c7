import type { FieldFault } from '../../kernel/refusal/refusal';
import type { CustomerKind } from '../customer/customer';
import type { CompanyApproval, CompanyApprovalState } from './approval';

/** What staff may decide of a company, by how it stands. */
const MAY_BECOME: Readonly<Record<CompanyApprovalState, readonly CompanyApprovalState[]>> = {
  NOT_ASKED: [],
  WAITING: ['APPROVED', 'DECLINED'],
  APPROVED: [],
  DECLINED: ['APPROVED'],
};

/** Whether staff may decide so of a company that stands so. */
export function mayDecide(from: CompanyApprovalState, to: CompanyApprovalState): boolean {
  return MAY_BECOME[from].includes(to);
}

/**
 * The one place that says whether prices, catalogue and ordering are a customer's own [U17 R-ID6]: otherwise they are a
 * visitor's. Who waits is held only while the store asks; what staff declined they declined, whatever it asks since.
 */
export function hasOwnTerms(
  { kind, approval: { state } }: { kind: CustomerKind; approval: Pick<CompanyApproval, 'state'> },
  storeAsks: boolean,
): boolean {
  if (kind !== 'COMPANY') return true;
  return state !== 'DECLINED' && (state !== 'WAITING' || !storeAsks);
}

/** What is wrong with what staff say of companies. */
export function decisionFaults(
  from: CompanyApprovalState,
  to: CompanyApprovalState,
  word: string | null,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!mayDecide(from, to)) {
    const message = `What is ${from} does not become ${to}`;
    faults.push({ path: 'standing', code: 'NOT_ALLOWED', message });
  }
  if (to === 'DECLINED' && word === null) {
    const message = 'Whoever is declined is told why';
    faults.push({ path: 'word', code: 'REQUIRED', message });
  }
  return faults;
}
