import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Arguments that a field needs, or that keep its answer small. */
const given: Record<string, string> = {
  ...{ list: '"customers"', first: '2', months: '2', percentOff: '10' },
  language: '"nl"',
};
/**
 * How deep is gone, and how often what is walked from DEEP on is walked again: less of both only where the operation would
 * be too long to be read.
 */
const WALKS = [
  { often: 2, deepest: 7 },
  { often: 1, deepest: 7 },
  { often: 1, deepest: 5 },
  { often: 1, deepest: 4 },
] as const;
const DEEP = 2;
/** As many as an operation may have, less those around the selection. */
const MOST_TOKENS = 1_800;

export interface SelectionOptions {
  schema: GraphQLSchema;
  /** Whether the role may select `Type.field`; what it may not is the field verdicts' business. */
  may: (coordinate: string) => boolean;
  /** Told of every edge between objects that is selected. */
  edge?: (coordinate: string) => unknown;
}

interface Walk extends SelectionOptions {
  often: number;
  deepest: number;
  /** How often each type was walked, in this operation. */
  walked: Map<string, number>;
}

/** Everything below a type that a role may select, each object type once on a way. */
export function selectionOf(
  type: GraphQLNamedType,
  options: SelectionOptions,
  way: readonly string[] = [],
): string {
  let [selected, edges]: [string, string[]] = ['', []];
  for (const walk of WALKS) {
    edges = [];
    const edge = (coordinate: string): unknown => edges.push(coordinate);
    selected = below(type, { ...options, edge, ...walk, walked: new Map() }, way);
    if ((selected.match(/\w+|[^\s\w]/g) ?? []).length <= MOST_TOKENS) break;
  }
  for (const each of edges) options.edge?.(each);
  return selected;
}

function below(type: GraphQLNamedType, options: Walk, way: readonly string[]): string {
  if (isUnionType(type)) {
    const taken = new Map<string, string>();
    return `__typename ${type
      .getTypes()
      .map((member) => `... on ${member.name} { ${fieldsOf(member, options, way, taken)} }`)
      .join(' ')}`;
  }
  return isObjectType(type) ? fieldsOf(type, options, way, new Map()) : '__typename';
}

function fieldsOf(
  type: GraphQLObjectType,
  options: Walk,
  way: readonly string[],
  taken: Map<string, string>,
): string {
  const walks = options.walked.get(type.name) ?? 0;
  const isAgain =
    way.includes(type.name) ||
    way.length >= options.deepest ||
    (way.length >= DEEP && walks >= options.often);
  if (!isAgain) options.walked.set(type.name, walks + 1);
  const selected = Object.values(type.getFields()).map((field) => {
    const coordinate = `${type.name}.${field.name}`;
    const named = getNamedType(field.type);
    if (field.name.startsWith('_') || !options.may(coordinate)) return '';
    if (isAgain && isCompositeType(named)) return '';
    if (isCompositeType(named)) options.edge?.(coordinate);
    // What is below a row is selected by the page's nodes; the same again by its edges would be too long to be read.
    const isRow = type.name.endsWith('Edge') && field.name === 'node';
    const further = isRow ? Array<string>(options.deepest).fill(type.name) : [...way, type.name];
    const rest = isCompositeType(named) ? ` { ${below(named, options, further)} }` : '';
    return `${aliasOf(type, field, taken)}${field.name}${argumentsOf(field)}${rest}`;
  });
  return ['__typename', ...selected].filter(Boolean).join(' ');
}

/** Members of a union may have one name for two types; GraphQL wants them told apart. */
function aliasOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  taken: Map<string, string>,
): string {
  const known = taken.get(field.name);
  taken.set(field.name, known ?? String(field.type));
  return known === undefined || known === String(field.type) ? '' : `${type.name}_${field.name}: `;
}

function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  const named = field.args.filter(
    (arg) => isRequiredArgument(arg) || arg.name === 'first' || arg.name === 'months',
  );
  const missing = named.filter((arg) => given[arg.name] === undefined);
  if (missing.length > 0)
    throw new Error(
      `${field.name} needs ${missing.map((arg) => arg.name).join()}: a fixture is missing in selection.ts`,
    );
  return named.length === 0 ? '' : `(${named.map((arg) => `${arg.name}: ${given[arg.name]}`).join(', ')})`;
}
