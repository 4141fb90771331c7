import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { allServices } from '../services/all';
import { argumentCleaner, readingOf, type Reading } from '../services/kernel/text/typed';

/** What is not one line, reviewed: passwords count as typed, and these texts are written over several lines. */
const REVIEWED: Readonly<Record<string, Reading>> = {
  'LogInInput.password': 'AS_TYPED',
  'ChangePasswordInput.password': 'AS_TYPED',
  'SetPasswordInput.password': 'AS_TYPED',
  'SetStaffPasswordInput.password': 'AS_TYPED',
  'CreateCustomerGroupInput.description': 'LINES',
  'UpdateCustomerGroupInput.description': 'LINES',
  'CreateCustomerInput.privateNote': 'LINES',
  'UpdateCustomerNoteInput.note': 'LINES',
  'DecideCompaniesInput.word': 'LINES',
  'WriteStorePageTextInput.text': 'LINES',
  'MailWordingInput.signature': 'LINES',
  'UpdateOpeningHoursInput.note': 'LINES',
};
const graph = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const inputs = Object.values(graph.getTypeMap()).filter((type): type is GraphQLInputObjectType =>
  isInputObjectType(type),
);
const isText = (type: GraphQLInputType): boolean => getNamedType(type).name === 'String';
const roots = [graph.getQueryType(), graph.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}),
);

beforeAll(() => Promise.all(allServices.map((service) => service.schema())), 60_000);

const typed = ' Jo\u0301\u200bke\u00a0\u00a0de\u202e Wit\u2060 \r\n 2 ';
const expected: Readonly<Record<Reading, string>> = {
  LINE: 'J\u00f3ke de Wit 2',
  LINES: 'J\u00f3ke  de Wit \n 2',
  AS_TYPED: typed,
};

test('every text of every input is a line, but for those reviewed', () => {
  const classes = new Map(getMetadataStorage().inputTypes.map(({ name, target }) => [name, target]));
  const found = inputs.flatMap((input) =>
    Object.values(input.getFields())
      .filter(({ type }) => isText(type))
      .map(
        ({ name }) => [`${input.name}.${name}`, readingOf(classes.get(input.name) ?? Object, name)] as const,
      ),
  );
  expect(found.length).toBeGreaterThan(25);
  expect(Object.fromEntries(found.filter(([, reading]) => reading !== 'LINE'))).toEqual(REVIEWED);
});

/** A value of the type in which each text is `text(coordinate)`. */
function valueOf(type: GraphQLInputType, at: string, text: (at: string) => string): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueOf(nullable.ofType as GraphQLInputType, at, text)];
  if (isInputObjectType(nullable))
    return Object.fromEntries(
      Object.values(nullable.getFields()).map(({ name, type: each }) => [
        name,
        valueOf(each, `${nullable.name}.${name}`, text),
      ]),
    );
  return isText(nullable) ? text(at) : null;
}

const taking = roots.filter(({ args }) =>
  args.some(({ type }) => JSON.stringify(valueOf(type, '', () => 'a text of it')).includes('a text of it')),
);

test.each(taking.map((field) => [field.name, field] as const))(
  'what comes to %s hides nothing, in whatever field it was typed',
  (_name, { args }) => {
    const filled = (text: (at: string) => string): Record<string, unknown> =>
      Object.fromEntries(args.map(({ name, type }) => [name, valueOf(type, name, text)]));
    // Where all is taken as it was typed, there is nothing to clean.
    const clean = argumentCleaner(args) ?? ((given: unknown) => given);
    expect(clean(filled(() => typed))).toEqual(filled((at) => expected[REVIEWED[at] ?? 'LINE']));
  },
);
