import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLInputField,
} from 'graphql';
import { visitor } from '../../services/kernel/actor/actor';
import { withValue } from './id-paths';
import { operations, targetsOf, type Targets } from './operations';
import { promised, promisedPermissions } from './promised';
import { seededStores, type Stores } from './stores';
import { actorOf } from './world';

/** Bad input of a mutation is a member of its union, with the field and the code, and never a thrown error. */
const schema = buildSchema(promised('api.graphql'), { assumeValidSDL: true });
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
  ({ args }) => args.length > 0,
);

test('every mutation that takes an input has InvalidInput in its union', () => {
  expect(mutations.length).toBeGreaterThan(15);
  const without = mutations.filter(({ type }) => {
    const named = getNamedType(type);
    return !isUnionType(named) || !named.getTypes().some(({ name }) => name === 'InvalidInput');
  });
  expect(without.map(({ name }) => name)).toEqual([]);
});

/** A field of a mutation's input, nested ones and the elements of lists too. */
interface InputField {
  mutation: string;
  path: string[];
  field: GraphQLInputField;
  scalar: string;
  isList: boolean;
}

function fieldsOf(mutation: string, type: unknown, path: string[]): InputField[] {
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const way = [...path, field.name];
    const isList = isListType(getNullableType(field.type));
    if (isInputObjectType(named)) return fieldsOf(mutation, named, way);
    return [{ mutation, path: way, field, scalar: named.name, isList }];
  });
}
const fields = mutations.flatMap(({ name, args }) =>
  args.flatMap((arg) => fieldsOf(name, getNamedType(arg.type), [arg.name])),
);

/** Texts that may be empty though they are required, each with its reason. */
const mayBeEmpty: Record<string, string> = {
  'updateCustomerNote input.note': 'an empty note removes it',
  'writeStorePageText input.text': 'an empty text takes the page away',
};
/** What has the right type and length and is still none of what the field wants. */
const ofNoFormat: Record<string, unknown> = {
  ...{ email: 'nobody at home', colour: 'green', country: 'Holland', organisationNumber: '12' },
  ...{ language: 'de', list: 'No List!', columns: ['no column!'], idempotencyKey: 'short', id: 'no job' },
};

interface Wrong {
  value: unknown;
  /** What may be said of it: a pattern or an address judges its own length. */
  codes: RegExp;
}

/** Values of a field that are wrong whatever else is sent; what its type refuses by itself is malformed.spec's. */
function wrongValues(each: InputField): Wrong[] {
  const { mutation, path, field, scalar, isList } = each;
  const wrong: Wrong[] = [];
  const isText = scalar === 'String' || scalar === 'ID';
  const isRequired = isNonNullType(field.type) && !(`${mutation} ${path.join('.')}` in mayBeEmpty);
  const asGiven = (value: string): unknown => (isList ? [value] : value);
  if (isText)
    wrong.push(
      { value: asGiven('x'.repeat(20_001)), codes: /^(TOO_LONG|BAD_FORMAT|NOT_AN_EMAIL)$/ },
      { value: asGiven('nul \0 in it'), codes: /^BAD_FORMAT$/ },
    );
  if (isText && isRequired && !isList)
    wrong.push({ value: '', codes: /^(REQUIRED|BAD_FORMAT|NOT_AN_EMAIL)$/ });
  if (isText && field.name in ofNoFormat)
    wrong.push({ value: ofNoFormat[field.name], codes: /^(BAD_FORMAT|NOT_AN_EMAIL|TOO_SHORT|NOT_ALLOWED)$/ });
  if (isList) {
    const one = elementOf(each);
    const many = Array.from({ length: 1_000 }, (_, at) => (isText ? `column${at}` : one));
    wrong.push({ value: many, codes: /^OUT_OF_RANGE$/ });
    if (isRequired) wrong.push({ value: [], codes: /^REQUIRED$/ });
  }
  if (scalar === 'Int') wrong.push({ value: -1, codes: /^OUT_OF_RANGE$/ });
  return wrong;
}
const SOME_ID = '01890000-0000-7000-8000-000000000000';

/** Something of a list that is no text. */
function elementOf({ field }: InputField): string {
  const type = getNamedType(field.type);
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  return type.name === 'LanguageCode' ? 'nl' : SOME_ID;
}

describe('a wrong value', () => {
  let stores: Stores;
  let own: Targets;
  beforeAll(async () => {
    stores = await seededStores();
    const [store] = stores.all;
    if (!store) throw new Error('No store was seeded.');
    own = targetsOf(store, 'first', { jobId: '1', token: 'z'.repeat(43), emailToken: 'y'.repeat(43) });
  });
  afterAll(() => stores.world.close());

  const permissions = promisedPermissions();
  const answerTo = async (mutation: string, variables: Record<string, unknown>) => {
    const [store] = stores.all;
    const rule = permissions[`Mutation.${mutation}`] ?? '';
    const door = visitor('30042', rule === 'consoleDoor' ? 'console' : 'portal');
    const alone = (['portal', 'operator'] as const).find((role) => role === rule);
    const person = store && alone ? actorOf(alone, store) : store?.owner;
    const actor = rule.endsWith('Door') ? door : person;
    const type = String(mutations.find(({ name }) => name === mutation)?.args[0]?.type);
    const text = `mutation ($input: ${type}) { ${mutation}(input: $input) { __typename ... on InvalidInput { fields { path code } } } }`;
    const { body } = await stores.world.ask(actor ?? visitor('30042'), text, variables);
    return { body, answer: (body.data as Record<string, Invalid> | null)?.[mutation] };
  };
  interface Invalid {
    __typename: string;
    fields?: { path: string; code: string }[];
  }

  /** `columns.0.letter` is the field `columns.letter` of the first of them. */
  const withoutPlaces = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '');

  test('of every field of every input is said in InvalidInput, by its path and a fitting code', async () => {
    const wrong: unknown[] = [];
    let sent = 0;
    for (const each of fields) {
      const good = operations[`Mutation.${each.mutation}`]?.variables(own);
      if (!good) throw new Error(`${each.mutation} has no fixture in operations.ts`);
      for (const { value, codes } of wrongValues(each)) {
        sent++;
        const { body, answer } = await answerTo(each.mutation, withValue(good, each.path, value));
        const path = each.path.slice(1).join('.');
        const isNamed = answer?.fields?.some(
          (fault) =>
            [fault.path, withoutPlaces(fault.path)].some((at) => at === path || at.startsWith(`${path}.`)) &&
            codes.test(fault.code),
        );
        if (answer?.__typename !== 'InvalidInput' || !isNamed || body.errors)
          wrong.push({
            mutation: each.mutation,
            path,
            value: String(value).slice(0, 20),
            answer,
            errors: body.errors,
          });
      }
    }
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(80);
    expect(stores.world.reported).toEqual([]);
  });
});
