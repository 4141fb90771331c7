import type { Actor } from '../../kernel/actor/actor';
import type { TestDatabase } from '../../kernel/testing/database';
import type { OpenService } from '../../kernel/subgraph/service';
import { staffOf, testWorld, type Answer, type TestWorld } from '../../kernel/testing/open';
import { customers } from '../main';

export type { Answer };
export const storeId = '30042';
export const other = '10007';
export const staff = staffOf(storeId);

/** The world of this one service: what it is asked and told names no service. */
export interface CustomersWorld extends Omit<TestWorld<OpenService>, 'ask' | 'tell'> {
  /** The one root field's answer; throws where there are errors. */
  ask<T = Answer>(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Makes a private customer. */
  create(input: object, actor?: Actor): Promise<Answer>;
  /** Delivers an event as the job library does. */
  tell(task: string, data: object, version?: number, store?: string): Promise<void>;
}

/** The customers service with two stores that have arrived. */
export async function customersWorld(given?: TestDatabase): Promise<CustomersWorld> {
  const world = await testWorld([customers], undefined, given);
  await world.storeArrives('customers', storeId);
  await world.storeArrives('customers', other, { language: 'nb' });
  return {
    ...world,
    ask: <T>(...asked: [Actor, string, Record<string, unknown>?]) => world.ask<T>('customers', ...asked),
    tell: (task, data, version = 1, store = storeId) => world.tell(task, { storeId: store, version, data }),
    create: (input, actor = staff) =>
      world.ask('customers', actor, createCustomer, { input: { kind: 'PRIVATE', ...input } }),
  };
}

const createCustomer = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename
  ... on Customer { id number version displayName email telephone lastName privateNote companyName organisationNumber newsletter { state }
    defaultGroup { id name kind } groups { id name } billingAddress { street town country } }
  ... on InvalidInput { fields { path code } } } }`;
