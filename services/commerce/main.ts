import { join } from 'node:path';
import { FAULTS_FILE } from '../kernel/import/import';
import { asking } from '../kernel/permission/rights';
import { defineService } from '../kernel/subgraph/define';
import { Customer } from './customer/customer';
import { CustomerResolver } from './customer/customer.resolver';
import { CustomerService } from './customer/customer.service';
import { onCustomersChanged } from './customer/on-customers-changed';
import { tillImport } from './import/import.job';
import { ImportResolver } from './import/import.resolver';
import { ImportService } from './import/import.service';
import { Order } from './order/order';
import { OrderResolver } from './order/order.resolver';
import { OrderService } from './order/order.service';
import { permissions } from './permissions';
import { rights } from './rights';
import { SaleResolver } from './sale/sale.resolver';
import { SaleService } from './sale/sale.service';
import { ConsignmentItemResolver } from './sellable-unit/consignment-item.resolver';
import { onItemsChanged } from './sellable-unit/on-items-changed';
import { ConsignmentItem, SellableUnit } from './sellable-unit/sellable-unit';
import { SellableUnitResolver } from './sellable-unit/sellable-unit.resolver';
import { SellableUnitService } from './sellable-unit/sellable-unit.service';
import { onPaidInCredit } from './store-credit/on-paid-in-credit';
import { StoreCreditResolver } from './store-credit/store-credit.resolver';
import { StoreCreditService } from './store-credit/store-credit.service';
import './store/modules';
import { onStoreChanged } from './store/on-store-changed';
import { vatCron, vatJob } from './vat/tell-vat';

const units = new SellableUnitService();
const customers = new CustomerService();
const orders = new OrderService();

/** Commerce: what can be sold, what was, and what customers have bought. */
export const commerce = defineService({
  name: 'commerce',
  migrations: join(__dirname, 'migrations'),
  resolvers: [
    CustomerResolver,
    ConsignmentItemResolver,
    SellableUnitResolver,
    OrderResolver,
    SaleResolver,
    StoreCreditResolver,
    ImportResolver,
  ],
  orphanedTypes: [Customer, ConsignmentItem, SellableUnit, Order],
  references: {
    // An id says nothing about whether there is such a customer or item: each field asks the policy.
    Customer: async ({ id }) => ({ id }),
    ConsignmentItem: async ({ id }) => ({ id }),
    SellableUnit: ({ id }, call) => units.findUnit(call, id),
    Order: ({ id }, call) => orders.findOrder(call, id),
  },
  constraints: {},
  rights,
  permissions,
  longWork: (ports) => [tillImport(ports)],
  files: { [FAULTS_FILE]: { mayDownload: asking(rights, 'commerce.sell') } },
  cron: vatCron,
  jobs: () => [vatJob],
  handlers: [onStoreChanged, onCustomersChanged, onItemsChanged, onPaidInCredit],
  instances: (ports) => [
    new CustomerResolver(customers),
    new ConsignmentItemResolver(units, orders),
    new OrderResolver(orders),
    new SaleResolver(new SaleService(ports.clock)),
    new StoreCreditResolver(new StoreCreditService(ports.clock), customers),
    new SellableUnitResolver(units),
    new ImportResolver(new ImportService(ports)),
  ],
});
