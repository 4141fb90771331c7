import { shield, type PermissionTable } from '../kernel/permission/table';

const { customerOrStaff, everyone } = shield;

/** Who may select what in commerce; which rows, the policies decide. Deny by default. */
export const permissions: PermissionTable = {
  Query: { sellableUnit: everyone },
  Customer: { id: customerOrStaff, salesTotal: customerOrStaff },
  ConsignmentItem: { id: customerOrStaff, sellableUnit: customerOrStaff },
  SellableUnit: everyone,
  Money: everyone,
};
