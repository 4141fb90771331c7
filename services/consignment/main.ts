import { join } from 'node:path';
import promised from '../../schema/rights.json';
import { FAULTS_FILE } from '../kernel/import/import';
import { asking } from '../kernel/permission/rights';
import { defineService } from '../kernel/subgraph/define';
import { consignorConstraints } from './consignor/consignor.problems';
import { BalanceLineResolver, ConsignorBalanceResolver } from './balance/balance-line.resolver';
import { BalanceLineService } from './balance/balance-line.service';
import { CalendarResolver } from './calendar/calendar.resolver';
import { CalendarService } from './calendar/calendar.service';
import { FeedResolver } from './calendar/feed.resolver';
import { FeedService } from './calendar/feed.service';
import { ConsignorResolver } from './consignor/consignor.resolver';
import { ConsignorService } from './consignor/consignor.service';
import { FiguresResolver } from './consignor/figures.resolver';
import { FiguresService } from './consignor/figures.service';
import { Customer } from './customer/customer';
import { CustomerResolver } from './customer/customer.resolver';
import { onLanguageChosen } from './customer/on-language-chosen';
import { onCustomersChanged } from './customer/on-customers-changed';
import { ImportResolver } from './import/import.resolver';
import { ImportService } from './import/import.service';
import { agreementsHalf, stockHalf } from './import/import.job';
import { onImportAsked } from './import/on-import-asked';
import { DuePriceService } from './due/due-price.service';
import { DueLeftResolver, DueResolver, GoesToResolver } from './due/due.resolver';
import { DueService } from './due/due.service';
import { IntakeReceiptResolver } from './intake-receipt/intake-receipt.resolver';
import { IntakeReceiptService, mayHaveReceipt, RECEIPT_FILE } from './intake-receipt/intake-receipt.service';
import { EntryService } from './intake/entry.service';
import { ConsignorIntakesResolver, IntakeResolver, ItemIntakeResolver } from './intake/intake.resolver';
import { IntakeService } from './intake/intake.service';
import { readIntakes } from './intake/intake.rows';
import { Intake } from './intake/intake';
import { ConsignmentItem } from './item/item';
import { ItemRequestResolver, RequestOfItemResolver } from './item-request/item-request.resolver';
import { ItemRequestService } from './item-request/item-request.service';
import { ItemResolver } from './item/item.resolver';
import { ItemService } from './item/item.service';
import { TermsResolver } from './item/terms.resolver';
import { markdownCron, markdownJob } from './markdown/markdown.job';
import { MarkdownResolver } from './markdown/markdown.resolver';
import { MarkdownService } from './markdown/markdown.service';
import { ItemLabelResolver } from './label/item-label.resolver';
import { LABELS_FILE, labelsJob } from './label/label.job';
import { LabelResolver } from './label/label.resolver';
import { LabelService } from './label/label.service';
import { PaperService } from './label/paper.service';
import { mails } from './mail/mails';
import './payout/codes';
import { payoutJob } from './payout/payout.job';
import { payoutInstances, payoutResolvers } from './payout/resolvers';
import { readStatements } from './payout/payout.rows';
import { Statement } from './payout/statement';
import { mayHaveStatement, STATEMENT_FILE } from './payout/statement.file';
import { permissions } from './permissions';
import { photoFiles } from './photo/photo.files';
import { photoJob, photosToKeep } from './photo/photo.job';
import { PhotoResolver } from './photo/photo.resolver';
import { PhotoService } from './photo/photo.service';
import { PriceResolver } from './price/price.resolver';
import { heldCron, heldJob } from './receipt/held.job';
import { ReceiptResolver } from './receipt/receipt.resolver';
import { ReceiptService } from './receipt/receipt.service';
import { reminderCron, reminderJob } from './reminder/reminder.job';
import { ReminderResolver } from './reminder/reminder.resolver';
import { rights } from './rights';
import { MARGIN_FILE, MarginFile, mayHaveMargin } from './sale/margin.file';
import { MarginResolver } from './sale/margin.resolver';
import { MarginService } from './sale/margin.service';
import { onUnitSalesChanged } from './sale/on-unit-sales-changed';
import { SaleResolver } from './sale/sale.resolver';
import { SaleService } from './sale/sale.service';
import { SettingsResolver } from './settings/settings.resolver';
import { SettingsService } from './settings/settings.service';
import { SettlementResolver } from './settlement/settlement.resolver';
import { SettlementService } from './settlement/settlement.service';
import './store/modules';
import { onStoreChanged } from './store/on-store-changed';
import { VatResolver } from './vat/vat.resolver';
import { VatService } from './vat/vat.service';
import { onVatRatesChanged } from './vat/on-vat-rates-changed';

/** Consignment: consignors, their goods, and what was sold for them. */
export const consignment = defineService({
  name: 'consignment',
  migrations: join(__dirname, 'migrations'),
  resolvers: [
    CustomerResolver,
    ConsignorResolver,
    FiguresResolver,
    ReminderResolver,
    ItemResolver,
    TermsResolver,
    PriceResolver,
    MarkdownResolver,
    VatResolver,
    IntakeResolver,
    ConsignorIntakesResolver,
    ItemIntakeResolver,
    PhotoResolver,
    ReceiptResolver,
    IntakeReceiptResolver,
    ItemRequestResolver,
    RequestOfItemResolver,
    SaleResolver,
    MarginResolver,
    ConsignorBalanceResolver,
    BalanceLineResolver,
    ImportResolver,
    SettlementResolver,
    SettingsResolver,
    LabelResolver,
    ItemLabelResolver,
    DueResolver,
    DueLeftResolver,
    GoesToResolver,
    ...payoutResolvers,
    CalendarResolver,
    FeedResolver,
  ],
  orphanedTypes: [Customer, ConsignmentItem, Intake, Statement],
  references: ({ clock }) => ({
    // An id says nothing about whether there is such a customer: `consignor` asks the policy.
    Customer: async ({ id }) => ({ id }),
    Statement: ({ id }, call) => call.load('statement', id, readStatements),
    Intake: ({ id }, call) => call.load('intake', id, readIntakes),
    ConsignmentItem: ({ id }, call) => new ItemService(clock).findItem(call, id),
  }),
  constraints: consignorConstraints,
  rights,
  permissions,
  longWork: (ports) => [agreementsHalf(ports), stockHalf(ports), labelsJob(ports), payoutJob(ports)],
  files: {
    [FAULTS_FILE]: { mayDownload: asking(promised, 'import') },
    [STATEMENT_FILE]: { mayDownload: mayHaveStatement },
    [RECEIPT_FILE]: { mayDownload: mayHaveReceipt },
    [MARGIN_FILE]: { mayDownload: mayHaveMargin },
    [LABELS_FILE]: { mayDownload: asking(rights, 'consignment.edit') },
    ...photoFiles,
  },
  neededFiles: photosToKeep,
  mails,
  cron: [...heldCron, ...markdownCron, ...reminderCron],
  jobs: (ports) => [heldJob(ports), markdownJob(ports), reminderJob(ports), photoJob(ports)],
  handlers: [
    onStoreChanged,
    onCustomersChanged,
    onLanguageChosen,
    onImportAsked,
    onUnitSalesChanged,
    onVatRatesChanged,
  ],
  instances: (ports) => {
    const { clock } = ports;
    const consignors = new ConsignorService(clock);
    const photos = new PhotoService(ports);
    const intakes = new IntakeService(clock, photos);
    const requests = new ItemRequestService(clock);
    return [
      new CustomerResolver(consignors),
      new ConsignorResolver(consignors),
      new FiguresResolver(new FiguresService(clock)),
      new ReminderResolver(),
      new ItemResolver(new ItemService(clock)),
      new TermsResolver(clock),
      new PriceResolver(),
      new MarkdownResolver(new MarkdownService(clock)),
      new VatResolver(new VatService(clock)),
      new IntakeResolver(intakes, new EntryService(clock, photos)),
      new ConsignorIntakesResolver(intakes),
      new ItemIntakeResolver(intakes),
      new PhotoResolver(photos),
      new ReceiptResolver(new ReceiptService(clock)),
      new IntakeReceiptResolver(new IntakeReceiptService(ports)),
      new ItemRequestResolver(requests, new ItemService(clock)),
      new RequestOfItemResolver(requests),
      new SaleResolver(new SaleService(clock)),
      new MarginResolver(new MarginService(), new MarginFile(ports)),
      new ConsignorBalanceResolver(new BalanceLineService(clock)),
      new BalanceLineResolver(new ItemService(clock)),
      new ImportResolver(new ImportService(ports)),
      new SettingsResolver(new SettingsService()),
      new ItemLabelResolver(),
      new LabelResolver(new LabelService(ports), new PaperService(ports)),
      new SettlementResolver(new SettlementService(clock)),
      new DueResolver(new DueService(clock), new DuePriceService(clock)),
      new DueLeftResolver(new ItemService(clock)),
      new GoesToResolver(clock),
      ...payoutInstances(ports),
      new CalendarResolver(new CalendarService(clock)),
      new FeedResolver(new FeedService(ports)),
    ];
  },
});
