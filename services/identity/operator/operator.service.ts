import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { readEmail } from '../../kernel/email/email';
import { sendMail } from '../../kernel/mail/send-mail';
import { isOperator } from '../../kernel/permission/rights';
import { assertNone, invalidInput, notFound, Refusal, type FieldFault } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { plainLine } from '../../kernel/text/text';
import { staffActivationMail } from '../activation/staff-activation-mail';
import { takeMail } from '../mail/take-mail';
import { asSystemIn } from '../session/as-system';
import type { NewShop, Shops } from '../store/shop';
import { countryUnknown, USUAL_COLOUR, usualOf } from '../store/usual.rules';
import type { CreateStoreInput, SendOwnerActivationInput, StoreListArguments } from './operator.input';
import { findStore, listStores, type ListedStore } from './operator.rows';
import type { StoreSummary } from './store-summary';

/** Where each field of a shop stands in the input. */
const INPUT_OF: Readonly<Record<string, string>> = { 'owner.name': 'ownerName', 'owner.email': 'ownerEmail' };

/** Stores, for whoever runs the installation: which there are, a new one, and its owner's way in. */
export class OperatorService {
  constructor(
    private readonly shops: Shops,
    private readonly ports: Pick<Ports, 'clock' | 'publicUrl'>,
  ) {}

  /** The stores, by id. */
  async list(call: Call, wanted: StoreListArguments): Promise<Connection<StoreSummary>> {
    const { edges, ...page } = await listStores(call, wanted);
    const shown = edges.map(({ cursor, node }) => ({ cursor, node: this.shown(node) }));
    return { ...page, edges: shown, nodes: shown.map(({ node }) => node) };
  }

  /** Makes a store with its owner, as the command line does, and invites them. */
  async create(call: Call, input: CreateStoreInput): Promise<StoreSummary> {
    assertOperator(call);
    const shop = shopOf(input);
    await call.rest();
    await this.shops
      .create(shop, (work) => asSystemIn(call, shop.store.id, work))
      .catch((error: unknown) => {
        throw asOfInput(error);
      });
    return this.get(call, shop.store.id);
  }

  /** Invites the first owner once more, as long as nobody can open the store; a mistyped address is put right by it. */
  async inviteAgain(call: Call, { storeId, ownerEmail }: SendOwnerActivationInput): Promise<StoreSummary> {
    assertOperator(call);
    if ((await findStore(call, storeId)) === null) throw notFound();
    const corrected = correctedEmail(ownerEmail);
    await call.rest();
    await asSystemIn(call, storeId, (tx) => this.mailOwner(tx, call, corrected));
    return this.get(call, storeId);
  }

  private async mailOwner(tx: Transaction, call: Call, corrected: string | null): Promise<void> {
    const now = this.ports.clock.now();
    const [owner] = await tx.sql<{ id: string; email: string; invited: boolean }>(
      `SELECT id, email, invited_at IS NOT NULL AS invited FROM identity.staff_member
        WHERE role = 'owner' AND enabled ORDER BY invited_at IS NOT NULL, created_at, id LIMIT 1 FOR NO KEY UPDATE`,
    );
    if (owner?.invited !== true) throw canLogIn();
    const email = corrected ?? owner.email;
    await takeMail(tx, call, email, now);
    // Another address raises the epoch: whatever was mailed to the one before does nothing from now on.
    const invited = await tx.sql(
      `UPDATE identity.staff_member SET invited_at = $2, email = $3
        WHERE id = $1 AND NOT EXISTS (SELECT FROM identity.staff_member WHERE email = $3 AND id <> $1) RETURNING id`,
      [owner.id, now, email],
    );
    if (invited.length === 0) throw addressTaken();
    await sendMail(tx, staffActivationMail, { to: email, customerId: null, data: {} });
  }

  private async get(call: Call, id: string): Promise<StoreSummary> {
    const found = await findStore(call, id);
    if (found === null) throw notFound();
    return this.shown(found);
  }

  private shown(store: ListedStore): StoreSummary {
    return { ...store, consoleUrl: `${this.ports.publicUrl}/${store.id}/console` };
  }
}

const canLogIn = (): Error =>
  invalidInput({ path: 'storeId', code: 'NOT_ALLOWED', message: 'An owner of the store can log in already' });

const addressTaken = (): Error =>
  invalidInput({ path: 'ownerEmail', code: 'TAKEN', message: 'Another staff member has this address' });

/** The address in its one spelling; null where the one there is stays. */
function correctedEmail(typed: string | null | undefined): string | null {
  if (plainLine(typed) === '') return null;
  const read = readEmail(typed ?? '');
  if (!('email' in read)) throw invalidInput({ path: 'ownerEmail', ...read });
  return read.email;
}

/** What follows is done as the system of another store: the table of permissions is asked, and so is this. */
function assertOperator(call: Call): void {
  if (!isOperator(call.actor)) throw notFound();
}

function shopOf({ id, name, country, language, ownerName, ownerEmail }: CreateStoreInput): NewShop {
  const usual = usualOf(country);
  assertNone(usual === null ? [countryUnknown] : []);
  const { currency = '', timeZone = '', language: spoken = 'en' } = usual ?? {};
  return {
    store: {
      ...{ id, name, country, currency, timeZone, colour: USUAL_COLOUR },
      language: language ?? spoken,
    },
    owner: { name: ownerName, email: ownerEmail, password: null },
  };
}

/** The same refusal, by the names that the input has. */
function asOfInput(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const { fields } = error.problem as { fields?: FieldFault[] };
  if (fields === undefined) return error;
  return invalidInput(
    ...fields.map(({ path, code, message }) => ({ path: INPUT_OF[path] ?? path, code, message })),
  );
}
