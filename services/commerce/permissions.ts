import { shield, type PermissionTable } from '../kernel/permission/table';

const { portalOrStaff, everyone } = shield;

/** Who may select what in commerce; which rows, the policies decide. Deny by default. */
export const permissions: PermissionTable = {
  Query: { sellableUnit: everyone },
  Customer: { id: portalOrStaff, salesTotal: portalOrStaff },
  ConsignmentItem: { id: portalOrStaff, sellableUnit: portalOrStaff },
  SellableUnit: everyone,
  Money: everyone,
};
