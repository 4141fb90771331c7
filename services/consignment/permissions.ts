import promised from '../../schema/rights.json';
import { shield, withRight, type PermissionTable } from '../kernel/permission/table';
import { rights } from './rights';

const { customerOrStaff, everyone, staff } = shield;
const editConsignors = withRight(rights, 'consignment.edit');
const importData = withRight(promised, 'import');

/** Who may select what in consignment; which rows, the policies decide. Deny by default. */
export const permissions: PermissionTable = {
  Query: {
    consignmentItem: customerOrStaff,
    dryRunConsignorSettings: importData,
    dryRunStock: importData,
    settlements: importData,
  },
  Mutation: {
    updateConsignor: editConsignors,
    undoSettlement: importData,
  },
  Customer: { id: customerOrStaff, consignor: customerOrStaff },
  Consignor: { '*': customerOrStaff, calendarNote: staff, history: staff },
  ConsignmentItem: customerOrStaff,
  ConsignmentItemConnection: customerOrStaff,
  ConsignmentItemEdge: customerOrStaff,
  ConsignmentSale: customerOrStaff,
  StockCounts: customerOrStaff,
  DueSummary: customerOrStaff,
  SalesSummary: customerOrStaff,
  MonthlySales: customerOrStaff,
  PageInfo: customerOrStaff,
  Total: customerOrStaff,
  Money: everyone,
  HistoryEntry: staff,
  HistoryChange: staff,
  SelfEntryNotAllowed: staff,
  InvalidInput: everyone,
  FieldProblem: everyone,
  NotFound: everyone,
  ChangedMeanwhile: staff,
  ImportDryRun: importData,
  ImportNote: importData,
  ImportFault: importData,
  ImportRow: importData,
  ImportReadRow: importData,
  ImportCell: importData,
  ImportChange: importData,
  ImportCellChange: importData,
  UnreadableFile: importData,
  Settlement: importData,
};
