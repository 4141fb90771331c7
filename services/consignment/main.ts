import { join } from 'node:path';
import promised from '../../schema/rights.json';
import { FAULTS_FILE } from '../kernel/import/import';
import { asking } from '../kernel/permission/rights';
import { defineService } from '../kernel/subgraph/define';
import { sweepTicksCron, sweepTicksJob } from './calendar/sweep.job';
import { consignorConstraints } from './consignor/consignor.problems';
import { Customer } from './customer/customer';
import { onLanguageChosen } from './customer/on-language-chosen';
import { onCustomersChanged } from './customer/on-customers-changed';
import { agreementsHalf, stockHalf } from './import/import.job';
import { onImportAsked } from './import/on-import-asked';
import { mayHaveReceipt, RECEIPT_FILE } from './intake-receipt/intake-receipt.service';
import { readIntakes } from './intake/intake.rows';
import { Intake } from './intake/intake';
import { ConsignmentItem } from './item/item';
import { ItemService } from './item/item.service';
import { graceCron, graceJob } from './grace/grace.job';
import { markdownCron, markdownJob } from './markdown/markdown.job';
import { LABELS_FILE, labelsJob } from './label/label.job';
import { mails } from './mail/mails';
import { onMailWantedAgain } from './mail/on-mail-wanted-again';
import './payout/codes';
import { payoutJob } from './payout/payout.job';
import { readStatements } from './payout/payout.rows';
import { Statement } from './payout/statement';
import { onCreditWasSpent } from './payout/on-credit-was-spent';
import { mayHaveStatement, STATEMENT_FILE } from './payout/statement.file';
import { mayHaveTransfers, TRANSFER_FILE } from './payout/transfer.file';
import { permissions } from './permissions';
import { photoFiles } from './photo/photo.files';
import { photoJob, photosToKeep } from './photo/photo.job';
import { heldCron, heldJob } from './receipt/held.job';
import { reminderCron, reminderJob } from './reminder/reminder.job';
import { rights } from './rights';
import { MARGIN_FILE, mayHaveMargin } from './sale/margin.file';
import { onUnitSalesChanged } from './sale/on-unit-sales-changed';
import { moduleGate } from './store/modules';
import { onStoreChanged } from './store/on-store-changed';
import { onVatRatesChanged } from './vat/on-vat-rates-changed';
import { instances, resolvers } from './resolvers';

/** Consignment: consignors, their goods, and what was sold for them. */
export const consignment = defineService({
  name: 'consignment',
  migrations: join(__dirname, 'migrations'),
  resolvers,
  orphanedTypes: [Customer, ConsignmentItem, Intake, Statement],
  references: ({ clock }) => ({
    // An id says nothing about whether there is such a customer: `consignor` asks the policy.
    Customer: async ({ id }) => ({ id }),
    Statement: ({ id }, call) => call.load('statement', id, readStatements),
    Intake: ({ id }, call) => call.load('intake', id, readIntakes),
    ConsignmentItem: ({ id }, call) => new ItemService(clock).findItem(call, id),
  }),
  constraints: consignorConstraints,
  modules: moduleGate,
  rights,
  permissions,
  longWork: (ports) => [agreementsHalf(ports), stockHalf(ports), labelsJob(ports), payoutJob(ports)],
  files: {
    [FAULTS_FILE]: { mayDownload: asking(promised, 'import') },
    [STATEMENT_FILE]: { mayDownload: mayHaveStatement },
    [RECEIPT_FILE]: { mayDownload: mayHaveReceipt },
    [MARGIN_FILE]: { mayDownload: mayHaveMargin },
    [TRANSFER_FILE]: { mayDownload: mayHaveTransfers },
    [LABELS_FILE]: { mayDownload: asking(rights, 'consignment.edit') },
    ...photoFiles,
  },
  neededFiles: photosToKeep,
  mails,
  cron: [...heldCron, ...markdownCron, ...reminderCron, ...graceCron, ...sweepTicksCron],
  jobs: (ports) => [
    heldJob(ports),
    markdownJob(ports),
    reminderJob(ports),
    graceJob(ports),
    sweepTicksJob(ports),
    photoJob(ports),
  ],
  handlers: [
    onCreditWasSpent,
    onStoreChanged,
    onCustomersChanged,
    onLanguageChosen,
    onImportAsked,
    onUnitSalesChanged,
    onVatRatesChanged,
    onMailWantedAgain,
  ],
  instances,
});
