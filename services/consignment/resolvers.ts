import type { Ports } from '../kernel/subgraph/service';
import { BalanceLineResolver, ConsignorBalanceResolver } from './balance/balance-line.resolver';
import { BalanceLineService } from './balance/balance-line.service';
import { BankAccountResolver } from './bank-account/bank-account.resolver';
import { BankAccountService } from './bank-account/bank-account.service';
import { CalendarResolver } from './calendar/calendar.resolver';
import { CalendarService } from './calendar/calendar.service';
import { FeedResolver } from './calendar/feed.resolver';
import { FeedService } from './calendar/feed.service';
import { ConsignorResolver } from './consignor/consignor.resolver';
import { ConsignorService } from './consignor/consignor.service';
import { FiguresResolver } from './consignor/figures.resolver';
import { FiguresService } from './consignor/figures.service';
import { CopyService } from './dac7/dac7.copies';
import { ConsignorDac7Resolver, Dac7Resolver } from './dac7/dac7.resolver';
import { Dac7Service } from './dac7/dac7.service';
import { CustomerResolver } from './customer/customer.resolver';
import { ImportResolver } from './import/import.resolver';
import { ImportService } from './import/import.service';
import { DuePriceService } from './due/due-price.service';
import { DueLeftResolver, DueMovedResolver, DueResolver, GoesToResolver } from './due/due.resolver';
import { DueService } from './due/due.service';
import { GraceResolver } from './grace/grace.resolver';
import { GraceService } from './grace/grace.service';
import { IntakeReceiptResolver } from './intake-receipt/intake-receipt.resolver';
import { IntakeReceiptService } from './intake-receipt/intake-receipt.service';
import { EntryService } from './intake/entry.service';
import { ConsignorIntakesResolver, IntakeResolver, ItemIntakeResolver } from './intake/intake.resolver';
import { IntakeService } from './intake/intake.service';
import { ItemRequestResolver, RequestOfItemResolver } from './item-request/item-request.resolver';
import { ItemRequestService } from './item-request/item-request.service';
import { ItemResolver } from './item/item.resolver';
import { ItemService } from './item/item.service';
import { TermsResolver } from './item/terms.resolver';
import { MarkdownResolver } from './markdown/markdown.resolver';
import { MarkdownService } from './markdown/markdown.service';
import { ItemLabelResolver } from './label/item-label.resolver';
import { MailPreviewResolver } from './mail/mail-preview.resolver';
import { LabelResolver } from './label/label.resolver';
import { LabelService } from './label/label.service';
import { PaperService } from './label/paper.service';
import { PayoutRequestResolver } from './payout-request/payout-request.resolver';
import { PayoutRequestService } from './payout-request/payout-request.service';
import { PayoutPreviewResolver, PayoutRunResolver } from './payout/payout.resolver';
import { PayoutService } from './payout/payout.service';
import { StatementFile } from './payout/statement.file';
import {
  ConsignorStatementsResolver,
  LineStatementResolver,
  StatementResolver,
} from './payout/statement.resolver';
import { TransferFile } from './payout/transfer.file';
import { TransferResolver } from './payout/transfer.resolver';
import { PhotoResolver } from './photo/photo.resolver';
import { PhotoService } from './photo/photo.service';
import { PriceResolver } from './price/price.resolver';
import { ReceiptResolver } from './receipt/receipt.resolver';
import { ReceiptService } from './receipt/receipt.service';
import { ModuleFiguresResolver } from './store/module-figures.resolver';
import { ModuleFiguresService } from './store/module-figures.service';
import { ReminderResolver } from './reminder/reminder.resolver';
import { MarginFile } from './sale/margin.file';
import { MarginResolver } from './sale/margin.resolver';
import { MarginService } from './sale/margin.service';
import { SaleResolver } from './sale/sale.resolver';
import { SaleService } from './sale/sale.service';
import { SettingsResolver } from './settings/settings.resolver';
import { SettingsService } from './settings/settings.service';
import { SettlementResolver } from './settlement/settlement.resolver';
import { SettlementService } from './settlement/settlement.service';
import { VatResolver } from './vat/vat.resolver';
import { VatService } from './vat/vat.service';

/** What answers for consignment in the graph. */
export const resolvers = [
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
  BankAccountResolver,
  ConsignorBalanceResolver,
  BalanceLineResolver,
  ImportResolver,
  SettlementResolver,
  SettingsResolver,
  LabelResolver,
  ItemLabelResolver,
  DueResolver,
  DueLeftResolver,
  DueMovedResolver,
  GraceResolver,
  ModuleFiguresResolver,
  GoesToResolver,
  PayoutPreviewResolver,
  PayoutRunResolver,
  PayoutRequestResolver,
  TransferResolver,
  StatementResolver,
  ConsignorStatementsResolver,
  LineStatementResolver,
  CalendarResolver,
  FeedResolver,
  Dac7Resolver,
  ConsignorDac7Resolver,
  MailPreviewResolver,
] as const;

/** One of each, with what it needs. */
export function instances(ports: Ports): object[] {
  const { clock } = ports;
  const consignors = new ConsignorService(clock);
  const photos = new PhotoService(ports);
  const intakes = new IntakeService(clock, photos);
  const requests = new ItemRequestService(clock);
  const payouts = new PayoutService(clock);
  const dac7 = new Dac7Service(ports);
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
    new BankAccountResolver(new BankAccountService(clock)),
    new ConsignorBalanceResolver(new BalanceLineService(clock)),
    new BalanceLineResolver(new ItemService(clock)),
    new ImportResolver(new ImportService(ports)),
    new SettingsResolver(new SettingsService(clock)),
    new ItemLabelResolver(),
    new LabelResolver(new LabelService(ports), new PaperService(ports)),
    new SettlementResolver(new SettlementService(clock)),
    new DueResolver(new DueService(clock), new DuePriceService(clock)),
    new DueLeftResolver(new ItemService(clock)),
    new DueMovedResolver(new ItemService(clock)),
    new GraceResolver(new GraceService(clock)),
    new ModuleFiguresResolver(new ModuleFiguresService()),
    new GoesToResolver(clock),
    new PayoutPreviewResolver(payouts),
    new PayoutRunResolver(payouts),
    new PayoutRequestResolver(new PayoutRequestService(clock)),
    new TransferResolver(new TransferFile(ports)),
    new StatementResolver(new BalanceLineService(clock), new StatementFile(ports)),
    new ConsignorStatementsResolver(),
    new LineStatementResolver(),
    new CalendarResolver(new CalendarService(clock)),
    new FeedResolver(new FeedService(ports)),
    new Dac7Resolver(dac7, new CopyService(ports)),
    new ConsignorDac7Resolver(dac7),
    new MailPreviewResolver(ports),
  ];
}
