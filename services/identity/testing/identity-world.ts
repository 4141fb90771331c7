import type { ExecutionResult } from 'graphql';
import { Client } from 'pg';
import { visitor, type Actor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import type { OutgoingMail } from '../../kernel/mail/mailer';
import type { OpenService } from '../../kernel/subgraph/service';
import { testWorld, type TestWorld } from '../../kernel/testing/open';
import { identity, type IdentityExtra } from '../main';
import type { SessionKind } from '../session/session.rules';
import type { NewStore } from '../store/store.bootstrap';

export const ruilhoek: NewStore = {
  id: '30042',
  name: 'De Ruilhoek',
  language: 'nl',
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  colour: '#7a2e5d',
  contact: { email: 'winkel@deruilhoek.example', town: 'Utrecht' },
};
export const fjordKontor: NewStore = {
  ...{
    id: '10007',
    name: 'Fjord Kontor',
    language: 'nb',
    timeZone: 'Europe/Oslo',
    currency: 'NOK',
    colour: '#0b5c8a',
    modules: [],
  },
};
export const goodPassword = 'zeven paarse olifanten';

/** A customer as the customers service tells of it. */
export interface ToldCustomer {
  id: string;
  version: number;
  displayName: string;
  firstName: string | null;
  email: string | null;
  pendingEmail?: string | null;
}

/** Identity on a database of its own, with two stores. */
export interface IdentityWorld extends Omit<TestWorld<OpenService & IdentityExtra>, 'ask'> {
  identity: OpenService & IdentityExtra;
  /** Runs an operation as this actor, as if from this address. */
  ask(
    actor: Actor,
    query: string,
    variables?: Record<string, unknown>,
    address?: string,
  ): Promise<ExecutionResult>;
  /** The same as whoever presents this token. */
  askWith(
    storeId: string,
    kind: SessionKind,
    token: string | null,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<ExecutionResult>;
  actorOf(storeId: string, kind: SessionKind, token: string | null): Promise<Actor>;
  /** Customers of a store changed: the event, as the customers service emits it, and all that follows. */
  told(storeId: string, ...customers: ToldCustomer[]): Promise<void>;
  /** A customer with this address, told of; answers its id. */
  invite(storeId: string, email: string, firstName?: string): Promise<string>;
  /** The token in the newest mail to this address. */
  tokenFor(email: string): string;
}

/** Opens it. */
export async function identityWorld(): Promise<IdentityWorld> {
  const world = await testWorld([identity]);
  const service = world.services.identity as OpenService & IdentityExtra;
  await service.createStore(ruilhoek);
  await service.createStore(fjordKontor);
  const ask: IdentityWorld['ask'] = (...asked) => world.run('identity', ...asked);
  const actorOf: IdentityWorld['actorOf'] = async (storeId, kind, sessionToken) =>
    (await service.resolveActor({ storeId, kind, sessionToken })) ?? visitor(storeId);
  const told: IdentityWorld['told'] = async (storeId, ...customers) => {
    await emitAsCustomers(world.database.urlOf('kommis_customers'), storeId, customers);
    await world.settled();
  };
  return {
    ...world,
    identity: service,
    ask,
    actorOf,
    told,
    askWith: async (storeId, kind, token, query, variables) =>
      ask(await actorOf(storeId, kind, token), query, variables),
    invite: async (storeId, email, firstName = 'Marijke') => {
      const id = newId();
      await told(storeId, { id, version: 1, displayName: `${firstName} van den Berg`, firstName, email });
      return id;
    },
    tokenFor: (email) => tokenIn(world.mails.findLast((mail) => mail.to === email)),
  };
}

/** The token of the link in a mail: to a password, or one that confirms an address. */
export function tokenIn(mail: OutgoingMail | undefined): string {
  const token = /(?:set-password|confirm-email|not-me|keep-email)\?token=([\w-]+)/.exec(
    mail?.text ?? '',
  )?.[1];
  if (token === undefined) throw new Error('There is no link in this mail');
  return token;
}

async function emitAsCustomers(url: string, storeId: string, customers: ToldCustomer[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL app.store_id = '${storeId}'; SET LOCAL app.kind = 'system'`);
    await client.query('SELECT kernel.emit($1, $2, $3, $4)', [
      'customers.customers-changed',
      newId(),
      1,
      JSON.stringify({ customers }),
    ]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
