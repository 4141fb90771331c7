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
import { isIncluded, NEVER, type Conditions, type Included, type Mask } from '../operation/conditions';

/** "Type.field" → the name of a rule; the services' permission tables, compiled. */
export type CompiledPermissions = Readonly<Record<string, string>>;

/** The rule of a field nobody gave one. */
export const DENY = 'deny';
/** The rule of `__schema` and `__type`. */
export const INTROSPECT = 'introspect';

/** One rule an operation needs, with the first field that asks for it, and when it does. */
export interface NeededRule {
  rule: string;
  coordinate: string;
  /** That field by the names of the answer, without positions in lists. */
  path: readonly string[];
  /** Only where conditions count; a rule is named again by a field that asks for it at other times. */
  included?: Included;
}

/** A check of who is asking, and of nothing else: no I/O, no arguments. */
export type ActorRule<Actor> = (actor: Actor) => boolean;

/** Where no conditions count there is but one time. */
const ALWAYS: Mask = 1n;

/** How an operation is walked. */
export interface WalkOptions {
  /** For subgraphs: there `_entities` itself is open and what it selects of each entity is checked. */
  entities?: boolean;
  /**
   * For the product's own operations: what `@skip` and `@include` leave out needs no rule. Of everybody else's all that
   * is written counts, so that nothing is learnt by asking under a condition.
   */
  conditions?: Conditions;
}

/**
 * Every distinct rule one operation needs, in the order in which its fields are written. Interfaces and
 * unions count as all object types they can be, because a rule stands on object types only. The document
 * must be valid for the schema. A gateway must refuse `_entities`.
 */
export function neededRules(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  table: CompiledPermissions,
  options: WalkOptions = {},
): NeededRule[] {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return [{ rule: DENY, coordinate: '(no operation)', path: [] }];
  const walk = new Walk(schema, document, table, options);
  walk.all(operation.selectionSet, root);
  return walk.needed;
}

/** The names of the rules one operation needs; see neededRules. */
export function rulesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  table: CompiledPermissions,
  options: WalkOptions = {},
): string[] {
  return neededRules(schema, document, operationName, table, options).map(({ rule }) => rule);
}

/**
 * The first rule this actor does not pass, or null. A rule nobody knows denies, and so does one that throws. Without a
 * combination every rule counts.
 */
export function firstDenied<Actor>(
  needed: readonly NeededRule[],
  rules: Readonly<Record<string, ActorRule<Actor>>>,
  actor: Actor,
  combination?: number,
): NeededRule | null {
  const isDenied = ({ rule, included }: NeededRule): boolean =>
    isIncluded(included, combination) && !passesRule(rules, rule, actor);
  return needed.find(isDenied) ?? null;
}

/** Whether this actor passes a rule of this name; one that nobody knows and one that throws let nobody through. */
export function passesRule<Actor>(
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

/** Where a walk has been, and when: again it goes there only for the rest. */
class Been<Place> {
  private readonly masks = new Map<Place, Mask>();

  /** What of a mask is new at a place. */
  news(place: Place, mask: Mask): Mask {
    const before = this.masks.get(place) ?? NEVER;
    this.masks.set(place, before | mask);
    return mask & ~before;
  }
}

class Walk {
  readonly needed: NeededRule[] = [];
  private readonly way: string[] = [];
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly asked = new Been<string>();
  private readonly spreads = new Been<string>();
  private readonly below = new WeakMap<SelectionSetNode, Been<GraphQLCompositeType>>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly table: CompiledPermissions,
    private readonly options: WalkOptions,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  /** Everything an operation selects. */
  all(set: SelectionSetNode, root: GraphQLObjectType): void {
    this.selections(set, root, [root], this.options.conditions?.always ?? ALWAYS);
  }

  /** `possible` are the object types the value can still be: enclosing fragments have narrowed them. */
  private selections(
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    possible: readonly GraphQLObjectType[],
    outer: Mask,
  ): void {
    for (const selection of set.selections) {
      const mask = outer & (this.options.conditions?.maskOf(selection) ?? ALWAYS);
      if (mask === NEVER) continue;
      if (selection.kind === Kind.FIELD) this.field(selection, possible, mask);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? this.composite(selection.typeCondition.name.value) : parent;
        this.narrowed(selection.selectionSet, type, possible, mask);
      } else this.spread(selection.name.value, possible, mask);
    }
  }

  private spread(name: string, possible: readonly GraphQLObjectType[], mask: Mask): void {
    const fragment = this.fragments.get(name);
    if (!fragment) return this.need(DENY, `...${name}`, mask);
    // A fragment spread a thousand times, or by itself, costs one visit for each set of possible types.
    const news = this.spreads.news(`${name}|${possible.map((type) => type.name).join()}`, mask);
    if (news === NEVER) return;
    const type = this.composite(fragment.typeCondition.name.value);
    this.narrowed(fragment.selectionSet, type, possible, news);
  }

  private narrowed(
    set: SelectionSetNode,
    type: GraphQLCompositeType | undefined,
    possible: readonly GraphQLObjectType[],
    mask: Mask,
  ): void {
    if (!type) return this.need(DENY, '(unknown type)', mask);
    const wanted = new Set(this.objects(type));
    const narrowed = possible.filter((each) => wanted.has(each));
    this.selections(set, type, narrowed, mask);
  }

  private field(node: FieldNode, possible: readonly GraphQLObjectType[], mask: Mask): void {
    const name = node.name.value;
    if (name === '__typename') return;
    this.way.push(node.alias?.value ?? name);
    for (const type of possible) this.fieldOf(type, node, name, mask);
    this.way.pop();
  }

  private fieldOf(type: GraphQLObjectType, node: FieldNode, name: string, mask: Mask): void {
    const isQuery = type === this.schema.getQueryType();
    if (isQuery && (name === '__schema' || name === '__type')) {
      this.need(INTROSPECT, `${type.name}.${name}`, mask);
      return;
    }
    const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[name];
    const open = isQuery && name === '_entities' && this.options.entities === true;
    if (!open) this.need(this.ruleOf(`${type.name}.${name}`, field), `${type.name}.${name}`, mask);
    const named = field && getNamedType(field.type);
    if (node.selectionSet && named && isCompositeType(named)) this.under(node.selectionSet, named, mask);
  }

  /** Twenty types of a union that share a field lead to one walk below it, not to twenty at every level. */
  private under(set: SelectionSetNode, type: GraphQLCompositeType, mask: Mask): void {
    const been = this.below.get(set) ?? new Been<GraphQLCompositeType>();
    this.below.set(set, been);
    const news = been.news(type, mask);
    if (news !== NEVER) this.selections(set, type, this.objects(type), news);
  }

  private ruleOf(coordinate: string, field: GraphQLField<unknown, unknown> | undefined): string {
    return field && Object.hasOwn(this.table, coordinate) ? (this.table[coordinate] ?? DENY) : DENY;
  }

  private need(rule: string, coordinate: string, mask: Mask): void {
    const news = this.asked.news(rule, mask);
    if (news === NEVER) return;
    const included = this.options.conditions?.tableOf(news);
    const needed = { rule, coordinate, path: [...this.way] };
    this.needed.push(included ? { ...needed, included } : needed);
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
