import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { idsFrom, newId } from '../../kernel/id/id';
import { claimKey, keyTaken } from '../../kernel/idempotency/idempotency';
import { itemRows, itemsById } from '../item/item.rows';
import type { PhotoService } from '../photo/photo.service';
import { takeAllowance } from './allowance';
import { assertCategory, assertMayEnter, holdConsignor, holdDraft, saidOf } from './draft';
import { type Intake, IntakeState } from './intake';
import { numbered, type Asked, type Numbers } from './entry.numbers';
import type { CopyItemInput, EnterItemInput, ItemFieldsInput } from './intake.input';
import type { ItemsEntered } from './intake.problems';
import { getIntake, intakeRows, readOpenIntakes } from './intake.rows';

/** What is entered, for whom, and how it is said. */
interface Entry {
  customerId: string;
  fields: Omit<ItemFieldsInput, 'photoFileId'>;
  /** Its photo, written where it is still to be. */
  photo: () => Promise<string | null>;
}

/** The request that enters it: the same one sent again enters nothing more. */
type Request = Asked & { count: number };

/** Entering items into a consignor's open intake [K20-K22 K26]. */
export class EntryService {
  constructor(
    private readonly clock: Clock,
    private readonly photos: PhotoService,
  ) {}

  /** Enters one item; a consignor's first one opens the intake. */
  async enter(call: Call, input: EnterItemInput): Promise<ItemsEntered> {
    const { photoFileId, ...said } = input;
    const { customerId, idempotencyKey: _key, ...fields } = said;
    // A form that is sent twice hands its photo in twice: the same item all the same.
    return this.photos.taking(call, photoFileId, async (place) => {
      const request: Request = { operation: 'enterItem', input: said, count: 1 };
      const entered = await this.once(call, request, async (tx) => {
        await holdConsignor(tx, customerId);
        return { customerId, fields, photo: async () => place && place(tx, customerId) };
      });
      // But an item that was entered without one is not what was asked for now.
      if (place !== null && entered.items[0]?.photoId === null) throw keyTaken();
      return entered;
    });
  }

  /** Enters an item of the open intake again, so many times or not at all. */
  copy(call: Call, input: CopyItemInput): Promise<ItemsEntered> {
    return this.once(call, { operation: 'copyItem', input, count: input.times }, async (tx) => {
      const { customerId, photoId, ...draft } = await holdDraft(tx, input.id);
      const { description, category, size, brand, priceMinor } = draft;
      const fields = { description, category, size, brand, priceMinor };
      return { customerId, fields, photo: async () => photoId };
    });
  }

  /** `entryOf` finds what is to be entered and holds its consignor. */
  private once(
    call: Call,
    request: Request,
    entryOf: (tx: Transaction) => Promise<Entry>,
  ): Promise<ItemsEntered> {
    const { operation, input, count } = request;
    return numbered(call, request, count, async (tx, numbers) => {
      const store = await assertMayEnter(tx);
      const first = newId();
      const key = input.idempotencyKey ?? null;
      const earlier = key === null ? null : await claimKey(tx, 'consignment', operation, key, input, first);
      if (earlier !== null) return this.entered(tx, idsFrom(earlier, count));
      const entry = await entryOf(tx);
      // What is copied stands there already.
      if (operation === 'enterItem') assertCategory(store, entry.fields.category);
      if (tx.actor.kind === 'portal') await takeAllowance(tx, entry.customerId, count);
      const ids = idsFrom(first, count);
      await this.write(tx, entry, ids, numbers);
      return this.entered(tx, ids);
    });
  }

  private async write(
    tx: Transaction,
    { customerId, fields, photo }: Entry,
    ids: readonly string[],
    numbers: Numbers,
  ): Promise<void> {
    const open = (await readOpenIntakes(tx, [customerId])).get(customerId);
    const intakeId = open?.id ?? (await this.open(tx, customerId));
    const photoId = await photo();
    const given = numbers();
    const said = saidOf({ description: '', ...fields });
    const entered = { customerId, intakeId, photoId, fromAllowance: tx.actor.kind === 'portal', version: 1 };
    await itemRows.insertMany(
      tx,
      ids.map((id, at) => ({ ...said, ...entered, id, number: given[at] ?? 0, state: 'DRAFT' as const })),
    );
  }

  private async open(tx: Transaction, customerId: string): Promise<string> {
    const id = newId();
    const openedAt = this.clock.now();
    await intakeRows.insert(tx, { id, customerId, openedAt, state: IntakeState.OPEN, version: 1 });
    return id;
  }

  /** What a request has made, as far as it is still there: drafts may have been deleted since. */
  private async entered(tx: Transaction, ids: string[]): Promise<ItemsEntered> {
    const found = await itemsById(this.clock)(tx, ids);
    const items = ids.flatMap((id) => found.get(id) ?? []);
    const intakeId = items[0]?.intakeId;
    const intake: Intake | null = intakeId == null ? null : await getIntake(tx, intakeId);
    return { items, intake };
  }
}
