import { shield, withRight, type PermissionTable } from '../kernel/permission/table';
import { rights } from './rights';

const { portalOrStaff, everyone, staff } = shield;
const moveCredit = withRight(rights, 'commerce.credit');
const sell = withRight(rights, 'commerce.sell');

/** Who may select what in commerce; which rows, the policies decide. Deny by default. */
export const permissions: PermissionTable = {
  Query: {
    sellableUnit: everyone,
    sellableUnitBySku: everyone,
    order: portalOrStaff,
    orderByNumber: staff,
    orders: staff,
    dryRunTillSales: sell,
    tillImport: sell,
    tillImports: sell,
  },
  Mutation: {
    recordSale: sell,
    undoSale: sell,
    addStoreCredit: moveCredit,
    startTillImport: sell,
    stopTillImport: sell,
  },
  Order: portalOrStaff,
  OrderConnection: staff,
  OrderEdge: staff,
  OrderLine: { '*': portalOrStaff, borneByStore: staff, item: staff },
  Payment: portalOrStaff,
  StoreCreditLine: portalOrStaff,
  StoreCreditLineConnection: portalOrStaff,
  StoreCreditLineEdge: portalOrStaff,
  StoreCreditTooLow: portalOrStaff,
  NotOnSale: sell,
  UnavailableLine: sell,
  InvalidInput: everyone,
  FieldProblem: everyone,
  NotFound: everyone,
  PageInfo: portalOrStaff,
  Total: portalOrStaff,
  Customer: {
    id: portalOrStaff,
    salesTotal: portalOrStaff,
    storeCredit: portalOrStaff,
    storeCreditLines: portalOrStaff,
  },
  ConsignmentItem: { id: portalOrStaff, sellableUnit: portalOrStaff, order: staff },
  SellableUnit: everyone,
  ModuleOff: everyone,
  // As customers says of them.
  ImportDryRun: staff,
  ImportFault: staff,
  ImportFaultGroup: staff,
  ImportFaultValue: staff,
  ImportNote: staff,
  ImportRow: staff,
  ImportReadRow: staff,
  ImportCell: staff,
  ImportChange: staff,
  ImportCellChange: staff,
  ImportColumn: staff,
  Job: staff,
  JobPart: staff,
  JobReason: staff,
  JobRunning: staff,
  UnreadableFile: staff,
  Money: everyone,
};
