import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** A document with a place for one name, and the name of the schema that somebody may not use there. */
export interface Place {
  what: string;
  name: string;
  /** The whole document with a name in that place, and nothing else of what is hidden. */
  with(name: string): string;
}

/** Whether a role may select a field, as the review has it. */
export type May = (coordinate: string) => boolean;

/** A name of the same length, so that what stands behind it stands where it stood. */
export const madeUp = (name: string): string => (name === name.toUpperCase() ? 'Z' : 'z').repeat(name.length);

type Fields = GraphQLField<unknown, unknown>[];
const inWords = (operation: string, way: string[], body: string): string =>
  `${operation} { ${way.map((each) => `${each} { `).join('')}${body}${' }'.repeat(way.length)} }`;

/** Everything of a schema that is hidden, each in all places it could be written in. */
export function hiddenPlaces(schema: GraphQLSchema, may: May): Place[] {
  const ways = waysTo(schema, may);
  const seen = typesInUse(schema, ways, may);
  return [
    ...hiddenFields(schema, ways, may),
    ...hiddenTypes(schema, seen),
    ...hiddenInputs(schema, ways, seen, may),
  ];
}

/** The shortest way that somebody may take to each object type. */
function waysTo(schema: GraphQLSchema, may: May): Map<string, [operation: string, way: string[]]> {
  const ways = new Map<string, [string, string[]]>([
    ['Query', ['query', []]],
    ['Mutation', ['mutation', []]],
  ]);
  for (const [name, [operation, way]] of ways) {
    for (const field of fieldsOf(schema, name).filter((each) => may(`${name}.${each.name}`))) {
      const below = getNamedType(field.type);
      const step = `${field.name}${given(field.args)}`;
      const isUnion = !isObjectType(below);
      const objects = isObjectType(below) ? [below] : 'getTypes' in below ? below.getTypes() : [];
      for (const { name: object } of objects)
        if (!ways.has(object))
          ways.set(object, [operation, [...way, step, ...(isUnion ? [`... on ${object}`] : [])]]);
    }
  }
  return ways;
}

const fieldsOf = (schema: GraphQLSchema, name: string): Fields => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
};

/** Something for what is required; whether it fits is the same for every name. */
function given(args: readonly GraphQLArgument[]): string {
  const needed = args.filter(isRequiredArgument);
  const value = (arg: GraphQLArgument): string => (isInputObjectType(getNamedType(arg.type)) ? '{}' : '"x"');
  return needed.length === 0 ? '' : `(${needed.map((arg) => `${arg.name}: ${value(arg)}`).join(', ')})`;
}

function hiddenFields(schema: GraphQLSchema, ways: ReturnType<typeof waysTo>, may: May): Place[] {
  return [...ways].flatMap(([type, [operation, way]]) =>
    fieldsOf(schema, type)
      .filter(({ name }) => !may(`${type}.${name}`))
      .flatMap(({ name, args }) =>
        ['', ' { __typename }', given(args), `${given(args)} { __typename }`, '(first: 1) { id }'].flatMap(
          (rest) => [
            place(`${type}.${name}`, name, (given) => inWords(operation, way, `${given}${rest}`)),
            // Twice: what must stand alone is counted.
            place(`${type}.${name}`, name, (given) =>
              inWords(operation, way, `a: ${given}${rest} b: ${given}${rest}`),
            ),
          ],
        ),
      ),
  );
}

function typesInUse(schema: GraphQLSchema, ways: ReturnType<typeof waysTo>, may: May): Set<string> {
  const seen = new Set([...ways.keys(), 'String', 'Int', 'Float', 'Boolean', 'ID']);
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const type = schema.getType(name);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) add(getNamedType(field.type).name);
  };
  for (const name of ways.keys()) {
    const type = schema.getType(name);
    if (isObjectType(type)) for (const each of type.getInterfaces()) add(each.name);
    for (const field of fieldsOf(schema, name).filter((each) => may(`${name}.${each.name}`)))
      for (const each of [field, ...field.args]) add(getNamedType(each.type).name);
  }
  return seen;
}

function hiddenTypes(schema: GraphQLSchema, seen: Set<string>): Place[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !seen.has(name) && !name.startsWith('__'))
    .flatMap((type) => {
      const { name } = type;
      const values = isEnumType(type) ? type.getValues().map((each) => each.name) : [];
      const inputs = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
      const fields = isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [];
      return [
        place(name, name, (given) => `{ ... on ${given} { __typename } }`),
        place(name, name, (given) => `{ viewer { ... on ${given} { id } } }`),
        place(name, name, (given) => `{ ...A } fragment A on ${given} { __typename id }`),
        place(name, name, (given) => `query ($x: ${given}) { __typename }`),
        place(name, name, (given) => `query ($x: [${given}!]!) { store(x: $x) { id } }`),
        ...values.flatMap((value) => [
          place(`${name}.${value}`, value, (given) => `query ($x: ${name} = ${given}) { __typename }`),
          place(`${name}.${value}`, value, (given) => `{ store(x: ${given}) { id } }`),
          place(`${name}.${value}`, value, (given) => `{ linkWorks(token: ${given}) }`),
        ]),
        ...inputs.map((field) =>
          place(`${name}.${field}`, field, (given) => `query ($x: ${name} = {${given}: 1}) { __typename }`),
        ),
        ...fields.map((field) =>
          place(`${name}.${field}`, field, (given) => `{ viewer { ... on ${name} { ${given} } } }`),
        ),
      ];
    });
}

/** Names of arguments and input fields, where something else of that kind could stand. */
function hiddenInputs(
  schema: GraphQLSchema,
  ways: ReturnType<typeof waysTo>,
  seen: Set<string>,
  may: May,
): Place[] {
  const inputs = Object.values(schema.getTypeMap()).flatMap((type) =>
    isInputObjectType(type) && !seen.has(type.name) ? Object.keys(type.getFields()) : [],
  );
  const mine: Place[] = [];
  for (const type of ['Query', 'Mutation'])
    for (const field of fieldsOf(schema, type)) {
      const [operation] = ways.get(type) ?? ['query'];
      const isMine = may(`${type}.${field.name}`);
      for (const arg of field.args) {
        const of = getNamedType(arg.type);
        if (!isMine)
          mine.push(
            place(`${type}.${field.name}(${arg.name})`, arg.name, (given) =>
              inWords(operation, [], `${field.name}(${given}: 1)`),
            ),
          );
        else if (isInputObjectType(of))
          for (const name of inputs.filter((each) => !(each in of.getFields())))
            mine.push(
              place(`${of.name} ${name}`, name, (given) =>
                inWords(operation, [], `${field.name}(${arg.name}: {${given}: 1}) { __typename }`),
              ),
            );
      }
    }
  return mine;
}

function place(what: string, name: string, write: (name: string) => string): Place {
  return { what, name, with: write };
}
