import type { Clock } from '../../kernel/clock/clock';
import type { PageArguments } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertVersion, invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { ConsignmentItem } from '../item/item';
import { itemRows, itemsById } from '../item/item.rows';
import { seeToPhoto } from '../photo/photo.job';
import type { PhotoService } from '../photo/photo.service';
import { freezeAllowance, giveBackAllowance } from './allowance';
import { assertCategory, assertMayEnter, holdConsignor, holdOwnDraft, saidOf } from './draft';
import { type Intake, IntakeState } from './intake';
import type {
  DeleteItemInput,
  IntakeListArguments,
  SubmitIntakeInput,
  UpdateItemInput,
} from './intake.input';
import { itemsOfIntake, listIntakes } from './intake.list';
import type { ItemDeleted } from './intake.problems';
import { countItems, getIntake, intakeRows, readIntakes, readOpenIntakes } from './intake.rows';

/** What consignors bring, from the first item entered to the last one handed over [K20-K22 K26 K27a]. */
export class IntakeService {
  constructor(
    private readonly clock: Clock,
    private readonly photos: PhotoService,
  ) {}

  /** One intake; null where there is none, or none of this actor's. */
  find(call: Call, id: string): Promise<Intake | null> {
    return call.load('intake', id, readIntakes);
  }

  /** The one that a consignor is entering into; null where none is open. */
  findOpen(call: Call, customerId: string): Promise<Intake | null> {
    return call.load('openIntake', customerId, readOpenIntakes);
  }

  /** Intakes of a consignor, the newest first; or of the store, whichever has waited longest first. */
  list(call: Call, customerId: string | null, wanted: IntakeListArguments): Promise<Connection<Intake>> {
    return listIntakes(call, customerId, wanted);
  }

  /** What is in an intake, in the order of the numbers. */
  itemsOf(call: Call, intakeId: string, wanted: PageArguments): Promise<Connection<ConsignmentItem>> {
    return itemsOfIntake(call, this.clock.now(), intakeId, wanted);
  }

  /** How many items are in it. */
  async countItems(call: Call, { id }: Intake): Promise<number> {
    return (await call.load('itemCount', id, countItems)) ?? 0;
  }

  /** Changes what is said of a draft. */
  async update(call: Call, input: UpdateItemInput): Promise<ConsignmentItem> {
    const { id, version: edited, photoFileId, ...fields } = input;
    await this.photos.taking(call, photoFileId, (place) =>
      call.write(async (tx) => {
        const store = await assertMayEnter(tx);
        const { version, category, customerId, photoId } = await holdOwnDraft(tx, id);
        assertVersion(edited, version);
        assertCategory(store, fields.category, category);
        const photo = photoFileId === undefined ? {} : { photoId: place && (await place(tx, customerId)) };
        await itemRows.update(tx, id, { ...saidOf(fields), ...photo, version: version + 1 });
        if (photoFileId !== undefined) await seeToPhoto(tx, photoId);
      }),
    );
    const item = await call.load('item', id, itemsById(this.clock));
    if (item === null) throw notFound();
    return item;
  }

  /** Takes a draft away; the last one leaves the intake open and empty. */
  async delete(call: Call, { id }: DeleteItemInput): Promise<ItemDeleted> {
    return call.write(async (tx) => {
      await assertMayEnter(tx);
      const { customerId, fromAllowance, photoId } = await holdOwnDraft(tx, id);
      await tx.sql('DELETE FROM consignment.item WHERE id = $1', [id]);
      await seeToPhoto(tx, photoId);
      if (fromAllowance) await giveBackAllowance(tx, customerId);
      return { itemId: id };
    });
  }

  /** Hands an intake over, all that is in it, whoever entered it; done twice it is done once. */
  async submit(call: Call, { id }: SubmitIntakeInput): Promise<Intake> {
    return call.write(async (tx) => {
      await assertMayEnter(tx);
      const { customerId, state } = await getIntake(tx, id);
      if (state !== IntakeState.OPEN) return getIntake(tx, id);
      await holdConsignor(tx, customerId);
      const { state: now, version } = await getIntake(tx, id);
      if (now === IntakeState.OPEN) await this.handOver(tx, id, customerId, version);
      return getIntake(tx, id);
    });
  }

  private async handOver(tx: Transaction, id: string, customerId: string, version: number): Promise<void> {
    const handed = await tx.sql<{ own: boolean }>(
      `UPDATE consignment.item SET state = 'SUBMITTED', version = version + 1
        WHERE intake_id = $1 AND state = 'DRAFT' RETURNING from_allowance AS "own"`,
      [id],
    );
    if (handed.length === 0) throw nothingEntered();
    if (tx.actor.kind === 'portal' || handed.some(({ own }) => own)) await freezeAllowance(tx, customerId);
    const submittedAt = this.clock.now();
    await intakeRows.update(tx, id, { state: IntakeState.SUBMITTED, submittedAt, version: version + 1 });
  }
}

const nothingEntered = () =>
  invalidInput({ path: 'id', code: 'NOT_ALLOWED', message: 'Nothing is entered yet' });
