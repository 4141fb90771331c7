import type { Actor } from '../../kernel/actor/actor';
import type { TestDatabase } from '../../kernel/testing/database';
import type { OpenService } from '../../kernel/subgraph/service';
import { staffOf, testWorld, type TestWorld } from '../../kernel/testing/open';
import { customers } from '../main';
import { arriveStore } from './store';

export const storeId = '30042';
export const other = '10007';
export const staff = staffOf(storeId);

/** A member of a result union, or whatever else was asked for. */
export interface Answer {
  __typename: string;
  [key: string]: unknown;
}

export interface CustomersWorld extends TestWorld<OpenService> {
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
  await arriveStore(world, storeId);
  await arriveStore(world, other, 'nb');
  const ask = async <T = Answer>(
    actor: Actor,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<T> => {
    const result = await world.run('customers', actor, query, variables);
    if (result.errors) throw new Error(JSON.stringify(result.errors));
    return Object.values(result.data ?? {})[0] as T;
  };
  const tell = async (task: string, data: object, version = 1, store = storeId): Promise<void> => {
    const run = world.services['customers']?.tasks[task];
    if (run === undefined) throw new Error(`customers does not listen to ${task}`);
    await run({ storeId: store, event: '', aggregateId: '', version, requestId: null, data }, {} as never);
  };
  const create = (input: object, actor = staff): Promise<Answer> =>
    ask(actor, createCustomer, { input: { kind: 'PRIVATE', ...input } });
  return { ...world, ask, tell, create };
}

const createCustomer = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename
  ... on Customer { id number version displayName email telephone lastName privateNote companyName organisationNumber newsletter
    defaultGroup { id name kind } groups { id name } billingAddress { street town country } }
  ... on InvalidInput { fields { path code } } } }`;
