import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoreModule } from '../../../schema/modules';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import type { MailSender } from '../../kernel/mail/mail-sender';
import { text } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';
import type { AfterGrace } from '../item/deadline.rules';
import type { Dac7Counted } from '../dac7/dac7.rules';
import type { ShareBase } from '../item/item';
import type { MarkdownBearer } from '../markdown/markdown.rules';

/** The store as consignment's rules need it. */
@Entity('store', { schema: 'consignment' })
export class Store {
  @PrimaryColumn('text', { name: 'store_id' })
  id: string;
  @Column('text')
  name: string;
  @Column('text')
  language: Language;
  @Column('text')
  colour: string;
  /** From whom its mails are; null where it was told of before they were. */
  @Column('jsonb', { nullable: true })
  mailSender: MailSender | null;
  @Column('text')
  currency: string;
  @Column('text')
  timeZone: string;
  /** ISO 3166-1; '' where nobody has said it. */
  @Column('text')
  country: string;
  /** What it has [N21]; without consignment it has nothing here. */
  @Column('text', { array: true })
  modules: StoreModule[];
  /** Whether consignment is among them. */
  @Column('boolean')
  isOpen: boolean;
  @Column('numeric')
  consignorSharePercent: number;
  @Column('text')
  shareBase: ShareBase;
  @Column('int')
  returnTermDays: number;
  @Column('int')
  graceDays: number;
  /** How many days a buyer may bring back what was sold at the till. */
  @Column('int')
  returnWindowDays: number;
  /** A payout run pays nobody less. */
  @Column('bigint')
  minimumPayoutMinor: number;
  /** On what is paid out as store credit the store gives so many percent on top. */
  @Column('numeric')
  creditBonusPercent: number;
  /** The account from which it pays consignors, and its bank's code, which not every bank asks for; null where it has not said. */
  @Column('text', { nullable: true })
  payoutIban: string | null;
  @Column('text', { nullable: true })
  payoutBic: string | null;
  @Column('text')
  afterGrace: AfterGrace;
  @Column('text', { array: true })
  categories: string[];
  @Column(text)
  termsVersion: string | null;
  /** After how many days on sale how many hundredths of the price first asked are taken off, step by step. */
  @Column('int', { array: true })
  markdownDays: number[];
  @Column('int', { array: true })
  markdownPercents: number[];
  @Column('bigint')
  markdownFloorMinor: number;
  @Column('text')
  markdownBorneBy: MarkdownBearer;
  /** The day whose prices all its items have; null where the schedule is another one since. */
  @Column('date', { nullable: true })
  markedDownOn: string | null;
  /** The day since when it marks down again, of a store that did not for a while; steps of days before it are nobody's. */
  @Column('date', { nullable: true })
  markdownSince: string | null;
  /** How often all its prices were asked for anew. */
  @Column('int')
  markdownsAsked: number;
  /** The day on which all were reminded whom it was time to remind; null before the first. */
  @Column('date', { nullable: true })
  remindedOn: string | null;
  /** Whether it reports what was sold for consignors, above how much, and which sales count. */
  @Column('boolean')
  dac7On: boolean;
  /** Null is what the law says. */
  @Column('bigint', { nullable: true })
  dac7ThresholdMinor: number | null;
  @Column('text')
  dac7Counted: Dac7Counted;
  /** Whether what becomes of goods after their grace is done by itself. */
  @Column('boolean')
  afterGraceByItself: boolean;
  /** The day whose night all of it was done in; null before the first. */
  @Column('date', { nullable: true })
  graceEndedOn: string | null;
  @Column('int')
  settingsVersion: number;
}

/** The table of stores, as its class declares it; identity tells what consignment does not set itself. */
export const storeRows = rowsOf(Store);

/** The actor's store; null for the moment between its making and the event that tells us of it. */
export async function findStore(tx: Transaction): Promise<Store | null> {
  return (await storeRows.byKeys(tx, [tx.actor.storeId])).get(tx.actor.storeId) ?? null;
}

/** The actor's store, read once a call. */
export function storeOf(call: Call): Promise<Store | null> {
  return call.load('store', call.actor.storeId, async (tx, [id]) => {
    const store = await findStore(tx);
    return new Map(id === undefined || store === null ? [] : [[id, store]]);
  });
}

/** For a statement without the store in it: whether it has consignment, asked once. */
export const isOpenSql = '(SELECT s.is_open FROM consignment.store s)';
