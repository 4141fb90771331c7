import { ArrayMaxSize, ArrayMinSize, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { LocalDate, Percent, SafeInt, UUID } from '../../kernel/graph/shared';
import { IDEMPOTENCY_KEY, IsIdempotencyKey } from '../../kernel/idempotency/idempotency-key';
import { HIGHEST_AMOUNT_MINOR } from '../../kernel/money/money';
import { PaymentMethod } from '../payment/payment';

/** As many as one buyer carries, and few enough for one transaction. */
export const MOST_LINES = 200;
const MOST_PAYMENTS = 10;
const MOST = { message: `At most ${HIGHEST_AMOUNT_MINOR}, not $value` };
const NOT_BELOW = { message: 'Not less than 0' };

/** Who bears what comes off a price [R-CO5]. */
export const DiscountBearer = codesOf('DiscountBearer', 'Who bears what comes off a price at a sale.', {
  SHARED: 'Consignor and store: the share is reckoned of what is paid.',
  STORE: 'The store alone: the share is reckoned as if nothing had come off.',
});
export type DiscountBearer = CodeOf<typeof DiscountBearer>;

@InputType({ description: 'What comes off a price: an amount or a percentage, never both.' })
export class SaleDiscountInput {
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'In minor units of the currency of the store: 0 to 10,000,000,000, and no more than the price. Null = by percentage.',
  })
  @Min(0, NOT_BELOW)
  @Max(HIGHEST_AMOUNT_MINOR, MOST)
  amountMinor?: number | null;
  @Field(() => Percent, {
    nullable: true,
    description: 'Of the price, 0 to 100, rounded half up to the minor unit. Null = by amount.',
  })
  @Min(0, { message: '0 to 100' })
  @Max(100, { message: '0 to 100' })
  percent?: number | null;
  @Field(() => DiscountBearer, { description: 'Who bears it.' })
  borneBy: DiscountBearer;
}

@InputType({ description: 'One thing that is sold.' })
export class SaleLineInput {
  @Field(() => String, {
    description:
      'Its stock-keeping unit: of a consigned item the number, "100023". Each once, at most 50 characters.',
  })
  @MaxLength(50, { message: 'At most 50 characters' })
  sku: string;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'What it is sold for before what comes off, VAT included, in minor units of the currency of the store: 0 to 10,000,000,000. Null = its asking price.',
  })
  @Min(0, NOT_BELOW)
  @Max(HIGHEST_AMOUNT_MINOR, MOST)
  priceMinor?: number | null;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'The asking price that whoever sells has seen, in minor units of the currency of the store: 0 to 10,000,000,000. Where it is another one by now the sale is refused. Null = whatever it is.',
  })
  @Min(0, NOT_BELOW)
  @Max(HIGHEST_AMOUNT_MINOR, MOST)
  askingMinor?: number | null;
  @Field(() => SaleDiscountInput, {
    nullable: true,
    description: 'What comes off this line. Null = nothing.',
  })
  @ValidateNested()
  discount?: SaleDiscountInput | null;
}

@InputType({ description: 'How some of a sale was paid.' })
export class SalePaymentInput {
  @Field(() => PaymentMethod, { description: 'How; not REGISTER, which a receipt number says.' })
  method: PaymentMethod;
  @Field(() => SafeInt, {
    description:
      'In minor units of the currency of the store: 1 to 10,000,000,000; of cash, without what was given back.',
  })
  @Min(1, { message: 'More than 0' })
  @Max(HIGHEST_AMOUNT_MINOR, MOST)
  amountMinor: number;
}

@InputType({ description: 'A sale over the counter: all of what is said here, or nothing.' })
export class RecordSaleInput {
  @Field(() => [SaleLineInput], { description: `What is sold, 1 to ${MOST_LINES} lines.` })
  @ValidateNested({ each: true })
  @ArrayMinSize(1, { message: 'At least one' })
  @ArrayMaxSize(MOST_LINES, { message: `At most ${MOST_LINES}` })
  lines: SaleLineInput[];
  @Field(() => SaleDiscountInput, {
    nullable: true,
    description: 'What comes off all of it, shared over the lines to the minor unit. Null = nothing.',
  })
  @ValidateNested()
  discount?: SaleDiscountInput | null;
  @Field(() => UUID, { nullable: true, description: 'The customer who buys; null = nobody knows who.' })
  customerId?: string | null;
  @Field(() => [SalePaymentInput], {
    nullable: true,
    description: `How it was paid, together what is to be paid, at most ${MOST_PAYMENTS}. Null where a receipt number says that it was paid at the cash register.`,
  })
  @ValidateNested({ each: true })
  @ArrayMaxSize(MOST_PAYMENTS, { message: `At most ${MOST_PAYMENTS}` })
  payments?: SalePaymentInput[] | null;
  @Field(() => String, {
    nullable: true,
    description:
      "The number of the receipt of the shop's own cash register, where it was rung up already, at most 50 characters; in Norway and Sweden there is always one. Null = paid here.",
  })
  @MaxLength(50, { message: 'At most 50 characters' })
  externalReceipt?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "The day of the sale in the store's time zone, not after today and at most a year ago. Null = today.",
  })
  soldOn?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'A sale that is undone, whole or line by line.' })
export class UndoSaleInput {
  @Field(() => UUID, { description: 'The order.' })
  orderId: string;
  @Field(() => [UUID], {
    nullable: true,
    description: `Which of its lines, at most ${MOST_LINES}. Null = all; those that are undone already stay so.`,
  })
  @ArrayMinSize(1, { message: 'At least one' })
  @ArrayMaxSize(MOST_LINES, { message: `At most ${MOST_LINES}` })
  lineIds?: string[] | null;
  @Field(() => PaymentMethod, {
    nullable: true,
    description:
      'How the money goes back. Null = as it was paid, where it was paid in one way; what was paid at the cash register goes back there.',
  })
  refundBy?: PaymentMethod | null;
}
