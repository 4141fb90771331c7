import { join } from 'node:path';
import promised from '../../schema/rights.json';
import { isUuid } from '../kernel/id/id';
import { FAULTS_FILE, IMPORT_FILE } from '../kernel/import/import';
import { asking } from '../kernel/permission/rights';
import { defineService } from '../kernel/subgraph/define';
import { ApprovalResolver } from './approval/approval.resolver';
import { ApprovalService } from './approval/approval.service';
import { customerConstraints } from './customer/customer.problems';
import { CustomerResolver } from './customer/customer.resolver';
import { CustomerService, readCustomers } from './customer/customer.service';
import { onConsignorsChanged } from './customer/on-consignors-changed';
import { onLogInsChanged } from './customer/on-log-ins-changed';
import { onRegistered } from './customer/on-registered';
import { onSalesTotalsChanged } from './customer/on-sales-totals-changed';
import { onUserVisited } from './customer/on-user-visited';
import { groupConstraints } from './group/group.problems';
import { GroupResolver } from './group/group.resolver';
import { GroupService, readGroups } from './group/group.service';
import { ImportResolver } from './import/import.resolver';
import { consignorsImport, stockImport } from './import/import.job';
import { ImportService } from './import/import.service';
import { onImportAnswered } from './import/on-import-answered';
import { MailResolver } from './mail/mail.resolver';
import { MailService } from './mail/mail.service';
import { onMailsChanged } from './mail/on-mails-changed';
import { NEWSLETTER_FILE, NewsletterFile } from './newsletter/newsletter.file';
import { NewsletterResolver } from './newsletter/newsletter.resolver';
import { NewsletterService } from './newsletter/newsletter.service';
import { onNewsletterAsked } from './newsletter/on-newsletter-asked';
import { onNewsletterChosen } from './newsletter/on-newsletter-chosen';
import { onNewsletterLeft } from './newsletter/on-newsletter-left';
import { permissions } from './permissions';
import { rights } from './rights';
import { onStoreChanged } from './store/on-store-changed';

const mayImport = asking(rights, 'import');
/** Who sells hands in what the till rang up. */
const maySell = asking(promised, 'commerce.sell');

/** Customers, companies, addresses, groups, notes and the mail log. */
export const customers = defineService({
  name: 'customers',
  migrations: join(__dirname, 'migrations'),
  resolvers: [
    CustomerResolver,
    ApprovalResolver,
    GroupResolver,
    ImportResolver,
    MailResolver,
    NewsletterResolver,
  ],
  orphanedTypes: [],
  references: {
    Customer: async ({ id }, call) => (isUuid(id) ? call.load('customer', id, readCustomers) : null),
    CustomerGroup: async ({ id }, call) => (isUuid(id) ? call.load('group', id, readGroups) : null),
  },
  constraints: { ...customerConstraints, ...groupConstraints },
  rights,
  permissions,
  longWork: (ports) => [consignorsImport(ports), stockImport],
  files: {
    [IMPORT_FILE]: { mayUpload: (actor) => mayImport(actor) || maySell(actor) },
    [FAULTS_FILE]: { mayDownload: mayImport },
    [NEWSLETTER_FILE]: { mayDownload: asking(rights, 'customers.edit') },
  },
  handlers: [
    onStoreChanged,
    onConsignorsChanged,
    onSalesTotalsChanged,
    onUserVisited,
    onLogInsChanged,
    ...onMailsChanged,
    onImportAnswered,
    onRegistered,
    onNewsletterAsked,
    onNewsletterChosen,
    onNewsletterLeft,
  ],
  instances: (ports) => [
    new CustomerResolver(new CustomerService(ports)),
    new ApprovalResolver(new ApprovalService(ports)),
    new GroupResolver(new GroupService()),
    new MailResolver(new MailService(ports)),
    new NewsletterResolver(new NewsletterService(ports), new NewsletterFile(ports)),
    new ImportResolver(ports, new ImportService(ports)),
  ],
});
