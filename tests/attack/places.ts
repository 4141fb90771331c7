import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** A leaf in the arguments of a field, nested inputs too, with a way to the field from a root. */
export interface LeafPlace {
  /** `Consignor.items(first:)`, `Mutation.updateCustomer(input.id:)`. */
  coordinate: string;
  type: GraphQLInputType;
  /** The names in the answer, down to the field. */
  path: string[];
  argument: string;
  /** The operation with a literal in this place, and what else is required filled in. */
  literal(value: string): string;
  /** The same with the whole argument as the variable `$v`. */
  variable(value: unknown): { query: string; variables: Record<string, unknown> };
}

export interface Way {
  path: string[];
  /** The operation around a selection. */
  around(inner: string, head?: string): string;
}

export const SOME_ID = '01890000-0000-7000-8000-000000000000';

/** Every leaf of every argument of every field that can be reached; entities of a service through its `_entities`. */
export function leafPlaces(schema: GraphQLSchema): LeafPlace[] {
  const places: LeafPlace[] = [];
  for (const [typeName, way] of waysTo(schema)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      for (const argument of field.args)
        for (const leaf of leavesOf(argument.type, argument.name))
          places.push(placeOf(`${typeName}.${field.name}`, way, field, argument.name, argument.type, leaf));
    }
  }
  return places;
}

interface Leaf {
  type: GraphQLInputType;
  argument: string;
  /** The argument's own literal around the leaf's, and its value around the leaf's. */
  text(value: string): string;
  value(value: unknown): unknown;
}

function leavesOf(type: GraphQLInputType, argument: string): Leaf[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [{ type, argument, text: (value) => value, value: (value) => value }];
  return Object.values(named.getFields()).flatMap((field) => {
    const others = Object.values(named.getFields()).filter(
      (each) => each !== field && isRequiredInputField(each),
    );
    const text = others.map((each) => `${each.name}: ${good(each.type)}`).join(', ');
    return leavesOf(field.type, `${argument}.${field.name}`).map((leaf) => ({
      ...leaf,
      text: (value: string) => `{ ${field.name}: ${leaf.text(value)}${text && `, ${text}`} }`,
      value: (value: unknown) => ({
        [field.name]: leaf.value(value),
        ...Object.fromEntries(others.map((each) => [each.name, goodValue(each.type)])),
      }),
    }));
  });
}

function placeOf(
  coordinate: string,
  way: Way,
  field: GraphQLField<unknown, unknown>,
  name: string,
  type: GraphQLInputType,
  leaf: Leaf,
): LeafPlace {
  const others = field.args.filter((each) => each.name !== name && isRequiredArgument(each));
  const rest = others.map((each) => `, ${each.name}: ${good(each.type)}`).join('');
  const below = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  const call = (value: string): string => `${field.name}(${name}: ${value}${rest})${below}`;
  return {
    coordinate: `${coordinate}(${leaf.argument}:)`,
    type: leaf.type,
    path: [...way.path, field.name],
    argument: leaf.argument,
    literal: (value) => way.around(call(leaf.text(value))),
    variable: (value) => ({
      query: way.around(call('$v'), `($v: ${String(type)})`),
      variables: { v: leaf.value(value) },
    }),
  };
}

/** The shortest way from a root to every type, past pages where there is another as short. */
export function waysTo(schema: GraphQLSchema): Map<string, Way> {
  const ways = new Map<string, Way>();
  for (const [root, word] of [
    [schema.getQueryType(), 'query'],
    [schema.getMutationType(), 'mutation'],
  ] as const)
    if (root)
      ways.set(root.name, { path: [], around: (inner, head = '') => `${word} Spec${head} { ${inner} }` });
  const found = (name: string, way: Way): void => void (ways.has(name) || ways.set(name, way));
  for (const [name, way] of ways) {
    const type = schema.getType(name);
    if (!isObjectType(type) || name === 'Mutation') continue;
    // One thing before a page of them: what is below a page costs a page of it.
    const [pages, single] = [true, false].map((paged) =>
      Object.values(type.getFields()).filter(
        ({ args }) => args.some(({ name }) => name === 'first') === paged,
      ),
    );
    for (const field of [...(single ?? []), ...(pages ?? [])])
      for (const target of targetsOf(schema, field)) found(target, below(way, field, target));
  }
  return ways;
}

function targetsOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string[] {
  const named = getNamedType(field.type);
  if (isObjectType(named)) return [named.name];
  return isCompositeType(named) ? schema.getPossibleTypes(named as never).map(({ name }) => name) : [];
}

function below(way: Way, field: GraphQLField<unknown, unknown>, target: string): Way {
  const required = field.args.filter((each) => isRequiredArgument(each));
  const given = required.map((each) => `${each.name}: ${good(each.type)}`).join(', ');
  const isAbstract = !isObjectType(getNamedType(field.type));
  return {
    path: [...way.path, field.name],
    around: (inner, head) =>
      way.around(
        `${field.name}${given && `(${given})`} { ${isAbstract ? `... on ${target} { ${inner} }` : inner} }`,
        head,
      ),
  };
}

/** A literal of the type that nobody could call malformed. */
function good(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return '[]';
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (isInputObjectType(named)) {
    const required = Object.values(named.getFields()).filter((each) => isRequiredInputField(each));
    return `{ ${required.map((each) => `${each.name}: ${good(each.type)}`).join(', ')} }`;
  }
  return JSON.stringify(goodLeaf(named.name));
}

function goodValue(type: GraphQLInputType): unknown {
  const named = getNamedType(type);
  if (isListType(getNullableType(type))) return [];
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (!isInputObjectType(named)) return goodLeaf(named.name);
  const required = Object.values(named.getFields()).filter((each) => isRequiredInputField(each));
  return Object.fromEntries(required.map((each) => [each.name, goodValue(each.type)]));
}

const leaves: Record<string, unknown> = {
  ...{ Int: 1, SafeInt: 1, Float: 1, Boolean: false, UUID: SOME_ID, LocalDate: '2026-01-01' },
  ...{ DateTime: '2026-01-01T00:00:00Z', CountryCode: 'NL', CurrencyCode: 'EUR', LanguageCode: 'nl' },
  Percent: 1,
};
const goodLeaf = (name: string): unknown => leaves[name] ?? 'x';

/** Values that no reader of the type could take for one of it, as JSON; a nested object is none of any leaf's. */
export function malformedFor(type: GraphQLInputType): unknown[] {
  const named = getNamedType(type);
  if (!isLeafType(named)) return [];
  const always = [{ x: 1 }, ...(isNonNullType(type) ? [null] : [])];
  return [...always, ...(wrong[named.name] ?? ['NONE OF THESE'])];
}

const wrong: Record<string, unknown[]> = {
  ...{ String: [1, true], ID: [true, 1.5], Boolean: ['x', 1], Int: ['x', 1.5, 3_000_000_000], Float: ['x'] },
  ...{ UUID: ['x', 1, '0190a7c2-0000-7000-8000-00000000000g'], LocalDate: ['x', '2026-13-01', 1] },
  ...{ DateTime: ['x', '2026-13-01T00:00:00Z', true], SafeInt: ['x', 2 ** 60] },
};

/** A value as it is written in a document. */
export function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${key}: ${literalOf(each)}`)
    .join(', ')} }`;
}
