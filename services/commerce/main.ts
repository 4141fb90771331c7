import { join } from 'node:path';
import { defineService } from '../kernel/subgraph/define';
import { Customer } from './customer/customer';
import { CustomerResolver } from './customer/customer.resolver';
import { CustomerService } from './customer/customer.service';
import { onCustomersChanged } from './customer/on-customers-changed';
import { permissions } from './permissions';
import { ConsignmentItemResolver } from './sellable-unit/consignment-item.resolver';
import { onItemsChanged } from './sellable-unit/on-items-changed';
import { ConsignmentItem, SellableUnit } from './sellable-unit/sellable-unit';
import { SellableUnitResolver } from './sellable-unit/sellable-unit.resolver';
import { SellableUnitService } from './sellable-unit/sellable-unit.service';
import { onStoreChanged } from './store/on-store-changed';

const units = new SellableUnitService();

/** Commerce: what can be sold, and what customers have bought. */
export const commerce = defineService({
  name: 'commerce',
  migrations: join(__dirname, 'migrations'),
  resolvers: [CustomerResolver, ConsignmentItemResolver, SellableUnitResolver],
  orphanedTypes: [Customer, ConsignmentItem, SellableUnit],
  references: {
    // An id says nothing about whether there is such a customer or item: each field asks the policy.
    Customer: async ({ id }) => ({ id }),
    ConsignmentItem: async ({ id }) => ({ id }),
    SellableUnit: ({ id }, call) => units.findUnit(call, id),
  },
  constraints: {},
  permissions,
  handlers: [onStoreChanged, onCustomersChanged, onItemsChanged],
  instances: () => [
    new CustomerResolver(new CustomerService()),
    new ConsignmentItemResolver(units),
    new SellableUnitResolver(units),
  ],
});
