import promised from '../../schema/rights.json';
import { shield, withRight, type PermissionTable } from '../kernel/permission/table';
import { rights } from './rights';

const { portalOrStaff, everyone, staff } = shield;
const editConsignors = withRight(rights, 'consignment.edit');
const importData = withRight(promised, 'import');

/** Who may select what in consignment; which rows, the policies decide. Deny by default. */
export const permissions: PermissionTable = {
  Query: {
    consignmentItem: portalOrStaff,
    consignmentItemByNumber: portalOrStaff,
    consignmentItems: staff,
    consignors: staff,
    dryRunConsignorSettings: importData,
    dryRunStock: importData,
    settlements: importData,
  },
  Mutation: {
    updateConsignor: editConsignors,
    undoSettlement: importData,
  },
  Customer: { id: portalOrStaff, consignor: portalOrStaff },
  Consignor: { '*': portalOrStaff, calendarNote: staff, history: staff },
  ConsignorConnection: staff,
  ConsignorEdge: staff,
  BalanceLine: portalOrStaff,
  BalanceLineConnection: portalOrStaff,
  BalanceLineEdge: portalOrStaff,
  ConsignmentItem: portalOrStaff,
  ConsignmentItemConnection: portalOrStaff,
  ConsignmentItemEdge: portalOrStaff,
  ConsignmentSale: portalOrStaff,
  StockCounts: portalOrStaff,
  DueSummary: portalOrStaff,
  SalesSummary: portalOrStaff,
  MonthlySales: portalOrStaff,
  PageInfo: portalOrStaff,
  Total: portalOrStaff,
  Money: everyone,
  HistoryConnection: staff,
  HistoryEdge: staff,
  HistoryEntry: staff,
  HistoryChange: staff,
  SelfEntryNotAllowed: staff,
  ModuleClosed: staff,
  InvalidInput: everyone,
  FieldProblem: everyone,
  NotFound: everyone,
  ChangedMeanwhile: staff,
  ImportDryRun: importData,
  ImportNote: importData,
  ImportFault: importData,
  ImportFaultGroup: importData,
  ImportFaultValue: importData,
  ImportRow: importData,
  ImportReadRow: importData,
  ImportCell: importData,
  ImportChange: importData,
  ImportCellChange: importData,
  ImportColumn: importData,
  UnreadableFile: importData,
  Settlement: importData,
};
