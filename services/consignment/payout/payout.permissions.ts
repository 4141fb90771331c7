import { shield, withRight, type PermissionTable } from '../../kernel/permission/table';
import { rights } from '../rights';

const { portalOrStaff, staff } = shield;
export const payOut = withRight(rights, 'consignment.payout');

/** Who may select what of payouts: consignors their own statements, account and request; the number of an account its resolver hides. */
export const payoutPermissions: PermissionTable = {
  BankAccount: portalOrStaff,
  PayoutPreview: payOut,
  PayoutWay: payOut,
  PayoutTakenBack: payOut,
  PayoutGroup: payOut,
  PayoutCandidate: payOut,
  PayoutCandidateConnection: payOut,
  PayoutCandidateEdge: payOut,
  PayoutRun: payOut,
  PayoutRunConnection: payOut,
  PayoutRunEdge: payOut,
  PayoutTransfers: payOut,
  PayoutChanged: payOut,
  NothingToPayOut: portalOrStaff,
  PayoutRequest: portalOrStaff,
  PayoutRequestConnection: staff,
  PayoutRequestEdge: staff,
  PayoutRequestClosed: portalOrStaff,
  NothingToReverse: payOut,
  Statement: portalOrStaff,
  StatementConnection: portalOrStaff,
  StatementEdge: portalOrStaff,
};
