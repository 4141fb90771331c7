import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** "Type.field" → the name of a rule; the services' permission tables, compiled. */
export type CompiledPermissions = Readonly<Record<string, string>>;

/** The rule of a field nobody gave one. */
export const DENY = 'deny';
/** The rule of `__schema` and `__type`. */
export const INTROSPECT = 'introspect';

/** One rule an operation needs, with the first field that asks for it. */
export interface NeededRule {
  rule: string;
  coordinate: string;
  /** That field by the names of the answer, without positions in lists. */
  path: readonly string[];
}

/** A check of who is asking, and of nothing else: no I/O, no arguments. */
export type ActorRule<Actor> = (actor: Actor) => boolean;

/**
 * Every distinct rule one operation needs, in the order in which its fields are written. Interfaces and
 * unions count as all object types they can be, because a rule stands on object types only. The document
 * must be valid for the schema. `entities` is for subgraphs: there `_entities` itself is open and what it
 * selects of each entity is checked; a gateway must refuse it.
 */
export function neededRules(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  table: CompiledPermissions,
  options: { entities?: boolean } = {},
): NeededRule[] {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return [{ rule: DENY, coordinate: '(no operation)', path: [] }];
  const walk = new Walk(schema, document, table, options.entities === true);
  walk.selections(operation.selectionSet, root, [root]);
  return [...walk.needed.values()];
}

/** The names of the rules one operation needs; see neededRules. */
export function rulesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  table: CompiledPermissions,
  options: { entities?: boolean } = {},
): string[] {
  return neededRules(schema, document, operationName, table, options).map(({ rule }) => rule);
}

/** The first rule this actor does not pass, or null. A rule nobody knows denies, and so does one that throws. */
export function firstDenied<Actor>(
  needed: readonly NeededRule[],
  rules: Readonly<Record<string, ActorRule<Actor>>>,
  actor: Actor,
): NeededRule | null {
  return needed.find(({ rule }) => !passes(rules, rule, actor)) ?? null;
}

function passes<Actor>(
  rules: Readonly<Record<string, ActorRule<Actor>>>,
  name: string,
  actor: Actor,
): boolean {
  if (name === DENY || !Object.hasOwn(rules, name)) return false;
  try {
    return rules[name]?.(actor) === true;
  } catch {
    return false;
  }
}

class Walk {
  readonly needed = new Map<string, NeededRule>();
  private readonly way: string[] = [];
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly seen = new Set<string>();
  private readonly walked = new WeakMap<SelectionSetNode, Set<string>>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly table: CompiledPermissions,
    private readonly entities: boolean,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  /** `possible` are the object types the value can still be: enclosing fragments have narrowed them. */
  selections(
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    possible: readonly GraphQLObjectType[],
  ): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) this.field(selection, possible);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? this.composite(selection.typeCondition.name.value) : parent;
        this.narrowed(selection.selectionSet, type, possible);
      } else this.spread(selection.name.value, possible);
    }
  }

  private spread(name: string, possible: readonly GraphQLObjectType[]): void {
    const fragment = this.fragments.get(name);
    if (!fragment) return this.need(DENY, `...${name}`);
    // A fragment spread a thousand times, or by itself, costs one visit for each set of possible types.
    const key = `${name}|${possible.map((type) => type.name).join()}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.narrowed(fragment.selectionSet, this.composite(fragment.typeCondition.name.value), possible);
  }

  private narrowed(
    set: SelectionSetNode,
    type: GraphQLCompositeType | undefined,
    possible: readonly GraphQLObjectType[],
  ): void {
    if (!type) return this.need(DENY, '(unknown type)');
    const wanted = new Set(this.objects(type));
    this.selections(
      set,
      type,
      possible.filter((each) => wanted.has(each)),
    );
  }

  private field(node: FieldNode, possible: readonly GraphQLObjectType[]): void {
    const name = node.name.value;
    if (name === '__typename') return;
    this.way.push(node.alias?.value ?? name);
    for (const type of possible) this.fieldOf(type, node, name);
    this.way.pop();
  }

  private fieldOf(type: GraphQLObjectType, node: FieldNode, name: string): void {
    const isQuery = type === this.schema.getQueryType();
    if (isQuery && (name === '__schema' || name === '__type')) {
      this.need(INTROSPECT, `${type.name}.${name}`);
      return;
    }
    const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[name];
    const open = isQuery && name === '_entities' && this.entities;
    if (!open) this.need(this.ruleOf(`${type.name}.${name}`, field), `${type.name}.${name}`);
    const named = field && getNamedType(field.type);
    if (node.selectionSet && named && isCompositeType(named)) this.below(node.selectionSet, named);
  }

  /** Twenty types of a union that share a field lead to one walk below it, not to twenty at every level. */
  private below(set: SelectionSetNode, type: GraphQLCompositeType): void {
    const walked = this.walked.get(set) ?? new Set<string>();
    this.walked.set(set, walked);
    if (walked.has(type.name)) return;
    walked.add(type.name);
    this.selections(set, type, this.objects(type));
  }

  private ruleOf(coordinate: string, field: GraphQLField<unknown, unknown> | undefined): string {
    return field && Object.hasOwn(this.table, coordinate) ? (this.table[coordinate] ?? DENY) : DENY;
  }

  private need(rule: string, coordinate: string): void {
    if (!this.needed.has(rule)) this.needed.set(rule, { rule, coordinate, path: [...this.way] });
  }

  private objects(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }

  private composite(name: string): GraphQLCompositeType | undefined {
    const type = typeFromAST(this.schema, { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } });
    return type && isCompositeType(type) ? type : undefined;
  }
}
