import {
  getNamedType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** A column comes with its row: a page of 100 rows with all of them must be affordable, and a page within each row not. */
const COLUMN = 0.25;
/** A page whose size nobody names is taken for one of this size. */
const UNNAMED_PAGE = 50;
/** What no caller can reach: sums stay finite however the pages multiply. */
const CEILING = 1e9;

const LARGEST_INT = 2 ** 31 - 1;

type Variables = Readonly<Record<string, unknown>>;
/** Whether a selection counts. */
type Counts = (selection: SelectionNode) => boolean;

/**
 * What an operation may cost at most: one for every object and a quarter for every column, times the size of the page
 * it is on (`first` or `last`, from the document, the variables or the schema's default), pages within pages
 * multiplied. Unknown fields count as known ones; validation refuses them next. Fragments are weighed once, so a
 * chain of them is linear. All that is written counts, unless the operation is the product's own: then what `counts` says.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Variables,
  counts: Counts = () => true,
): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
  const scale = new Scale(schema, document, { ...defaults, ...variables }, counts);
  const root = schema.getRootType(operation.operation) ?? undefined;
  return Math.ceil(scale.selections(operation.selectionSet, root));
}

class Scale {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly weighed = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables,
    private readonly counts: Counts,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  selections(set: SelectionSetNode, parent: GraphQLCompositeType | undefined): number {
    let sum = 0;
    for (const selection of set.selections) {
      if (!this.counts(selection)) continue;
      if (selection.kind === Kind.FIELD) sum += this.field(selection, parent);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) sum += this.fragment(selection.name.value);
      else {
        const condition = selection.typeCondition?.name.value;
        sum += this.selections(selection.selectionSet, condition ? this.type(condition) : parent);
      }
    }
    return Math.min(sum, CEILING);
  }

  private fragment(name: string): number {
    const known = this.weighed.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) return 0;
    // Spread by itself it weighs nothing more; validation refuses it next.
    this.weighed.set(name, 0);
    const weight = this.selections(fragment.selectionSet, this.type(fragment.typeCondition.name.value));
    this.weighed.set(name, weight);
    return weight;
  }

  private field(node: FieldNode, parent: GraphQLCompositeType | undefined): number {
    // The schema about itself is of one size; its own depth limit holds it.
    if (node.name.value === '__schema' || node.name.value === '__type') return 1;
    const fields = parent && (isObjectType(parent) || isInterfaceType(parent)) ? parent.getFields() : {};
    const field = Object.hasOwn(fields, node.name.value) ? fields[node.name.value] : undefined;
    const named = field && getNamedType(field.type);
    if (!node.selectionSet) return COLUMN;
    const below = this.selections(node.selectionSet, named && isCompositeType(named) ? named : undefined);
    return Math.min(this.pageSize(node, field) * (1 + below), CEILING);
  }

  private pageSize(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): number {
    const sizes = ['first', 'last']
      .map((name) => this.named(node, field, name))
      .filter((size) => size !== undefined);
    if (sizes.length > 0) return Math.max(1, ...sizes);
    const isPaged = field?.args.some((arg) => arg.name === 'first' || arg.name === 'last');
    return isPaged ? UNNAMED_PAGE : 1;
  }

  private named(
    node: FieldNode,
    field: GraphQLField<unknown, unknown> | undefined,
    name: string,
  ): number | undefined {
    const written = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const value = written ? this.value(written) : field?.args.find((arg) => arg.name === name)?.defaultValue;
    // What is no Int at all is refused for that, before anything runs.
    return Number.isInteger(value) && Math.abs(value as number) <= LARGEST_INT
      ? (value as number)
      : undefined;
  }

  private value(node: ValueNode): unknown {
    if (node.kind === Kind.INT) return Number(node.value);
    return node.kind === Kind.VARIABLE ? this.variables[node.name.value] : undefined;
  }

  private type(name: string): GraphQLCompositeType | undefined {
    const type = this.schema.getType(name);
    return type && isCompositeType(type) ? type : undefined;
  }
}
