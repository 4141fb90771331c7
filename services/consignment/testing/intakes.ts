import type { Actor } from '../../kernel/actor/actor';
import type { Answer, Shop } from './shop';

/** The items that an answer of entering has. */
export const itemsIn = (answer: Answer): { id: string; number: number; description: string }[] =>
  answer['items'] as never;
/** The first of them. */
export const idIn = (answer: Answer): string => itemsIn(answer)[0]?.id ?? '';
/** The intake they stand in. */
export const intakeIn = (answer: Answer): string => (answer['intake'] as { id: string }).id;

let lastNumber = 100;

/** A new consignor who may enter so many, at the portal. */
export async function newConsignor(
  shop: Shop,
  itemAllowance: number,
  mayCreateItems = true,
): Promise<Entering> {
  const customerId = await shop.consignor((lastNumber += 1), { mayCreateItems, itemAllowance });
  return new Entering(shop, shop.portal(customerId), customerId);
}

/** Entering as specs do it: each operation with everything that it may answer. */
export class Entering {
  constructor(
    private readonly shop: Shop,
    readonly actor: Actor,
    readonly customerId: string,
  ) {}

  enter(details: object = { description: 'Jas' }, idempotencyKey: string | null = null): Promise<Answer> {
    return this.ask('enterItem', 'EnterItemInput', entered, {
      customerId: this.customerId,
      ...details,
      idempotencyKey,
    });
  }

  copy(itemId: unknown, times: number, idempotencyKey: string | null = null): Promise<Answer> {
    return this.ask('copyItem', 'CopyItemInput', entered, {
      id: itemId,
      times,
      idempotencyKey,
    });
  }

  /** The same for the same consignor, by staff. */
  atDesk(): Entering {
    return new Entering(this.shop, this.shop.staff, this.customerId);
  }

  /** Enters so many, up to 51; answers the intake they are in. */
  async fill(count: number): Promise<string> {
    const first = await this.enter();
    const [item] = first['items'] as { id: string }[];
    if (count > 1) await this.copy(item?.id, count - 1);
    return (first['intake'] as { id: string }).id;
  }

  update(itemId: unknown, details: object, version: number | null = null): Promise<Answer> {
    const item = `... on ConsignmentItem { id description category size brand price { amountMinor currency } state } ... on ChangedMeanwhile { version } ${busy}`;
    return this.ask('updateItem', 'UpdateItemInput', `${item} ${refused}`, {
      id: itemId,
      ...details,
      version,
    });
  }

  delete(itemId: unknown): Promise<Answer> {
    return this.ask('deleteItem', 'DeleteItemInput', `... on ItemDeleted { itemId } ${refused}`, {
      id: itemId,
    });
  }

  submit(intakeId: unknown): Promise<Answer> {
    return this.ask(
      'submitIntake',
      'SubmitIntakeInput',
      `... on Intake { id state submittedAt } ${invalid}`,
      {
        id: intakeId,
      },
    );
  }

  /** What the page says: allowed, left, and what is in the open intake. */
  async now(): Promise<{ allowed: number; remaining: number; frozen: boolean; open: string[] | null }> {
    const found = await this.shop.consignorOf<{
      itemAllowance: number;
      itemAllowanceRemaining: number;
      allowanceFrozen: boolean;
      openIntake: { items: { nodes: { description: string }[] } } | null;
    }>(
      this.actor,
      this.customerId,
      'itemAllowance itemAllowanceRemaining allowanceFrozen openIntake { items(first: 200) { nodes { description } } }',
    );
    if (found === null) throw new Error('No consignor');
    return {
      ...{
        allowed: found.itemAllowance,
        remaining: found.itemAllowanceRemaining,
        frozen: found.allowanceFrozen,
      },
      open: found.openIntake && found.openIntake.items.nodes.map(({ description }) => description),
    };
  }

  private ask(operation: string, type: string, selection: string, input: object): Promise<Answer> {
    const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { __typename ${selection} } }`;
    return this.shop.ask(this.actor, query, { input });
  }
}

const busy = '... on PhotosBusy { retryAfterSeconds }';
const invalid = '... on InvalidInput { fields { path code message } } ... on SelfEntryNotAllowed { storeId }';
const refused = `${invalid} ... on IntakeSubmitted { intakeId }`;
const entered = `... on ItemsEntered { items { id number description size state } intake { id state } }
  ... on AllowanceUsedUp { allowed remaining asked } ... on AllowanceFrozen { allowed remaining }
  ${refused} ${busy}`;
