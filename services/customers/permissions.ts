import { shield, withRight, type PermissionTable } from '../kernel/permission/table';
import { rights } from './rights';

const { customerOrStaff, staff } = shield;
const editCustomers = withRight(rights, 'customers.edit');
const importData = withRight(rights, 'import');

/** Who may select what of the customers service. Which rows, the policies decide. */
export const permissions: PermissionTable = {
  Query: {
    customers: staff,
    customer: customerOrStaff,
    customerGroups: staff,
    customerGroup: staff,
    dryRunConsignorCustomers: importData,
  },
  Mutation: {
    createCustomer: editCustomers,
    updateCustomer: editCustomers,
    updateCustomerNote: editCustomers,
    withdrawEmailChange: editCustomers,
    createCustomerGroup: editCustomers,
    updateCustomerGroup: editCustomers,
    deleteCustomerGroup: editCustomers,
    importConsignorCustomers: importData,
  },
  Customer: {
    '*': customerOrStaff,
    groups: staff,
    defaultGroup: staff,
    privateNote: staff,
    kept: staff,
    pendingEmail: staff,
    lastVisitAt: staff,
    mails: staff,
    history: staff,
  },
  Address: customerOrStaff,
  KeptDetails: staff,
  CustomerConnection: staff,
  CustomerEdge: staff,
  CustomerGroup: staff,
  CustomerGroupDeleted: staff,
  Mail: staff,
  MailConnection: staff,
  MailEdge: staff,
  HistoryEntry: staff,
  HistoryChange: staff,
  PageInfo: customerOrStaff,
  Total: customerOrStaff,
  InvalidInput: shield.everyone,
  FieldProblem: shield.everyone,
  NotFound: shield.everyone,
  ChangedMeanwhile: staff,
  GroupProtected: staff,
  ReplacementNeeded: staff,
  ImportDryRun: importData,
  ImportFault: importData,
  ImportNote: importData,
  ImportRow: importData,
  ImportReadRow: importData,
  ImportCell: importData,
  ImportChange: importData,
  ImportCellChange: importData,
  ImportDone: importData,
  ImportFaulty: importData,
  ImportWaiting: importData,
  UnreadableFile: importData,
};
