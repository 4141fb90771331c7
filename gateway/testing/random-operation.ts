import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** The variables of a random operation, each in its own way of being declared. */
export const DECLARED = '$a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean = true, $e: Boolean! = false';
const CONDITIONS = [
  ...['a', 'b', 'c', 'd', 'e'].flatMap((name) => [`@include(if: $${name})`, `@skip(if: $${name})`]),
  ...['@include(if: true)', '@include(if: false)', '@skip(if: false)', '@include(if: $a) @skip(if: $b)'],
];
const DEEPEST = 5;

/** A query that asks for anything, with conditions wherever they may stand. */
export class RandomOperation {
  private readonly fragments: { on: string; text: string }[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly dice: (sides: number) => number,
  ) {}

  /** Its text. */
  text(): string {
    const root = this.schema.getQueryType();
    const set = root ? this.selection(root, 0) : '{ __typename }';
    const fragments = this.fragments.map(({ on, text }, at) => `fragment F${at} on ${on} ${text}`);
    return [`query (${DECLARED}) ${set}`, ...fragments].join('\n');
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    for (let left = 1 + this.dice(4); left > 0; left--) parts.push(this.part(type, depth));
    if (!isObjectType(type))
      for (const possible of this.schema.getPossibleTypes(type))
        if (this.dice(3) === 0)
          parts.push(`... on ${possible.name} ${this.condition()} ${this.selection(possible, depth + 1)}`);
    return `{ ${parts.join(' ')} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    const way = this.dice(12);
    if (way === 0) return `t${this.dice(3)}: __typename ${this.condition()}`;
    if (way === 1 && depth < DEEPEST) return `... ${this.condition()} ${this.selection(type, depth + 1)}`;
    if (way === 2 && depth < DEEPEST) return this.spread(type, depth);
    return this.field(type, depth);
  }

  /** Again one that is there already, or a new one. Those below are written first, so none spreads itself. */
  private spread(type: GraphQLCompositeType, depth: number): string {
    const known = this.fragments.findIndex(({ on }) => on === type.name);
    if (known >= 0 && this.dice(2) === 0) return `...F${known} ${this.condition()}`;
    const text = this.selection(type, depth + 1);
    return `...F${this.fragments.push({ on: type.name, text }) - 1} ${this.condition()}`;
  }

  private field(type: GraphQLCompositeType, depth: number): string {
    const fields: GraphQLField<unknown, unknown>[] =
      'getFields' in type ? Object.values(type.getFields()) : [];
    const field = fields[this.dice(Math.max(1, fields.length))];
    if (!field) return '__typename';
    const named = getNamedType(field.type);
    if (isCompositeType(named) && depth > DEEPEST) return '__typename';
    const given = field.args
      .filter((arg) => isRequiredArgument(arg))
      .map((arg) => `${arg.name}: ${literal(arg.type)}`);
    const written = `${type.name}_${field.name}: ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
    const below = isCompositeType(named) ? this.selection(named, depth + 1) : '';
    return `${written} ${this.condition()} ${below}`;
  }

  private condition(): string {
    return this.dice(2) === 0 ? '' : (CONDITIONS[this.dice(CONDITIONS.length)] ?? '');
  }
}

const LITERALS: Record<string, string> = {
  Int: '2',
  Float: '2',
  Boolean: 'true',
  UUID: '"01890000-0000-7000-8000-000000000001"',
  LocalDate: '"2025-11-22"',
  DateTime: '"2025-11-22T10:00:00Z"',
};

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType as GraphQLInputType);
  if (isListType(type)) return `[${literal(type.ofType as GraphQLInputType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type)) return LITERALS[type.name] ?? '"x"';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${required.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
}
