import type { Clock } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import { newId } from '../../kernel/id/id';
import { sendMail } from '../../kernel/mail/send-mail';
import { OPERATORS_STORE } from '../../kernel/permission/rights';
import { assertNone, type FieldFault } from '../../kernel/refusal/refusal';
import { commonPasswords } from '../activation/common-passwords';
import { maximumPasswordLength, passwordProblem, passwordProblems } from '../activation/password.rules';
import { staffActivationMail } from '../activation/staff-activation-mail';
import type { Passwords } from '../login/password';
import { insertStaff, staffFaults, type NewStaffMember } from '../staff/staff.bootstrap';
import { insertStore, type NewStore } from './store.bootstrap';
import { storeFaults } from './store.rules';

/** Who logs in first. Without a password they are sent a link to set one. */
export type FirstLogIn = Pick<NewStaffMember, 'name' | 'email'> & { password: string | null };

/** A store and the owner who logs in to it first. */
export interface NewShop {
  store: NewStore;
  owner: FirstLogIn;
}

/** How the transaction is opened that makes a shop, as the system of its store. */
export type WithinStore = (work: (tx: Transaction) => Promise<void>) => Promise<void>;

/** As a store asks of its customers, where it says nothing else. */
const MINIMUM_PASSWORD_LENGTH = 12;

/** The store of those who run the installation, without a customer in it. */
const operatorsStore = ({ language }: Pick<NewStore, 'language'>): NewStore => ({
  ...{ id: OPERATORS_STORE, name: 'Kommis', language, timeZone: 'Europe/Amsterdam', currency: 'EUR' },
  ...{ country: 'NL', colour: '#1f5f8b', modules: [], portalOn: false, isSetUp: true },
});

/** What cannot be about a store or its owner, by field; nothing is looked up, and nothing need be running. */
export function shopFaults({ store, owner }: NewShop): FieldFault[] {
  const ofOwner = [...staffFaults({ ...owner, role: 'owner' }), ...passwordFaults(store, owner)];
  return [
    ...storeFaults(store),
    ...(store.id === OPERATORS_STORE ? [isOperators] : []),
    ...ofOwner.map((fault) => ({ ...fault, path: `owner.${fault.path}` })),
  ];
}

const isOperators: FieldFault = {
  path: 'id',
  code: 'NOT_ALLOWED',
  message: `${OPERATORS_STORE} is where stores are made, and is no shop`,
};

/** What cannot be about an operator, by field. */
export function operatorFaults(operator: FirstLogIn, language: string): FieldFault[] {
  const store = operatorsStore({ language });
  return [
    ...storeFaults(store).filter(({ path }) => path === 'language'),
    ...staffFaults({ ...operator, role: 'operator' }),
    ...passwordFaults(store, operator),
  ];
}

function passwordFaults(store: NewStore, { email, password }: FirstLogIn): FieldFault[] {
  if (password === null) return [];
  const minimumLength = store.minimumPasswordLength ?? MINIMUM_PASSWORD_LENGTH;
  const context = { minimumLength, email, storeName: store.name, common: commonPasswords() };
  const problem = passwordProblem(password, context);
  if (problem === null) return [];
  const length = `Has ${[...password].length} characters; from ${minimumLength} to ${maximumPasswordLength} are taken`;
  if (problem === 'TOO_COMMON')
    return [{ path: 'password', code: 'NOT_ALLOWED', message: passwordProblems.TOO_COMMON }];
  return [{ path: 'password', code: problem, message: length }];
}

/** Making a store with its owner, from the command line and by the operator: both or neither, the mail with them. */
export class Shops {
  constructor(
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes both in one transaction; refuses what cannot be, and an id that there is. Whose owner has yet to come starts with
   * its portal closed: until then nobody has said who trades there, nor looked at what a visitor would see.
   */
  async create({ store, owner }: NewShop, within: WithinStore): Promise<void> {
    assertNone(shopFaults({ store, owner }));
    const proof = await this.proofOf(store.id, owner);
    await within(async (tx) => {
      await insertStore(tx, { portalOn: owner.password !== null, ...store });
      await this.insertFirst(tx, owner, 'owner', proof);
    });
  }

  /** Makes somebody who runs the installation, and store 00000 with the first of them. */
  async createOperator(operator: FirstLogIn, language: string, within: WithinStore): Promise<void> {
    assertNone(operatorFaults(operator, language));
    const proof = await this.proofOf(OPERATORS_STORE, operator);
    await within(async (tx) => {
      const [made] = await tx.sql('SELECT FROM identity.store WHERE store_id = $1', [OPERATORS_STORE]);
      if (made === undefined) await insertStore(tx, operatorsStore({ language }));
      await this.insertFirst(tx, operator, 'operator', proof);
    });
  }

  private async proofOf(storeId: string, { password }: FirstLogIn): Promise<string | null> {
    return password === null ? null : this.passwords.hashPatiently(storeId, password);
  }

  private async insertFirst(
    tx: Transaction,
    { name, email }: FirstLogIn,
    role: 'owner' | 'operator',
    passwordHash: string | null,
  ): Promise<void> {
    const row = { id: newId(), name, email, role };
    if (passwordHash !== null) return insertStaff(tx, { ...row, passwordHash });
    await insertStaff(tx, { ...row, passwordHash, invitedAt: this.clock.now() });
    await sendMail(tx, staffActivationMail, { to: emailOf(email), customerId: null, data: {} });
  }
}
