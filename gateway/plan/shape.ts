import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isTree, type Tree } from './tree';

/** Where services gave null, or nothing of use, for what may not be so. */
export type Faults = string[];
/** Turns what services answered for a value into what the client asked for; NONE where a null must bubble up. */
type Complete = (value: unknown, faults: Faults) => unknown;
const NONE = Symbol('a null that may not be');

interface Field {
  key: string;
  /** Every object has something by this name: only its own counts. */
  isInherited: boolean;
  complete: Complete;
}

/** The shaper of a whole operation. */
export type ShapeRoot = (data: Tree, faults: Faults) => Tree | null;

/** What shaping one operation needs. */
export interface ShapeOptions {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Decides `@skip` and `@include`. */
  variables: Record<string, unknown>;
}

/**
 * The answer in the client's shape: its names in its order, keys and type names that only we needed left out,
 * nulls bubbled up as the specification says. Compiled per selection and runtime type, the first time one
 * is met. Leaves are passed on as they are: services have serialised them.
 */
export class Shape {
  constructor(private readonly options: ShapeOptions) {}

  /** The shaper of a whole operation. */
  root(type: GraphQLObjectType, set: SelectionSetNode): ShapeRoot {
    const fields = this.fieldsOf(type, [set]);
    return (data, faults) => {
      const shaped = shapeObject(fields, data, faults);
      return shaped === NONE ? null : (shaped as Tree);
    };
  }

  private fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Field[] {
    const grouped = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const set of sets) this.collect(type, set, grouped, spread);
    return [...grouped].map(([key, nodes]) => {
      const name = nodes[0]?.name.value ?? key;
      const isInherited = key in Object.prototype;
      if (name === '__typename') return { key, isInherited, complete: () => type.name };
      const field = type.getFields()[name];
      if (!field) throw new Error(`${type.name} has no field ${name}.`);
      const below = nodes.map((node) => node.selectionSet).filter((set) => set !== undefined);
      return { key, isInherited, complete: this.complete(field.type, below, `${type.name}.${name}`) };
    });
  }

  private collect(
    type: GraphQLObjectType,
    set: SelectionSetNode,
    grouped: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): void {
    for (const selection of set.selections) {
      if (!this.isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = grouped.get(key);
        if (nodes) nodes.push(selection);
        else grouped.set(key, [selection]);
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      if (isSpread && spread.has(selection.name.value)) continue;
      const fragment = isSpread ? this.options.fragments.get(selection.name.value) : selection;
      if (isSpread) spread.add(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && (condition === undefined || this.applies(condition, type)))
        this.collect(type, fragment.selectionSet, grouped, spread);
    }
  }

  private isIncluded(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return true;
    const { variables } = this.options;
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
  }

  private applies(condition: string, type: GraphQLObjectType): boolean {
    if (condition === type.name) return true;
    const wanted = this.options.schema.getType(condition);
    return isAbstractType(wanted) && this.options.schema.isSubType(wanted, type);
  }

  private complete(type: GraphQLOutputType, sets: readonly SelectionSetNode[], coordinate: string): Complete {
    if (isNonNullType(type)) {
      const inner = this.complete(type.ofType, sets, coordinate);
      return (value, faults) => {
        const completed = inner(value, faults);
        if (completed !== null) return completed;
        faults.push(`null for ${coordinate}`);
        return NONE;
      };
    }
    if (isListType(type)) return this.list(this.complete(type.ofType, sets, coordinate), coordinate);
    if (isObjectType(type)) return this.object(() => type, sets);
    if (!isAbstractType(type)) return (value) => value ?? null;
    return this.object((value, faults) => {
      const named = this.options.schema.getType(String(value.__typename));
      if (isObjectType(named)) return named;
      faults.push(`no type name for ${coordinate}`);
      return null;
    }, sets);
  }

  private list(element: Complete, coordinate: string): Complete {
    return (value, faults) => {
      if (value === null || value === undefined) return null;
      if (!Array.isArray(value)) {
        faults.push(`no list for ${coordinate}`);
        return null;
      }
      const made = new Array<unknown>(value.length);
      for (let at = 0; at < value.length; at++) {
        const completed = element(value[at], faults);
        if (completed === NONE) return null;
        made[at] = completed;
      }
      return made;
    };
  }

  private object(
    typeOf: (value: Tree, faults: Faults) => GraphQLObjectType | null,
    sets: readonly SelectionSetNode[],
  ): Complete {
    const known = new Map<GraphQLObjectType, Field[]>();
    return (value, faults) => {
      if (!isTree(value)) return null;
      const type = typeOf(value, faults);
      if (!type) return null;
      let fields = known.get(type);
      if (!fields) known.set(type, (fields = this.fieldsOf(type, sets)));
      const shaped = shapeObject(fields, value, faults);
      return shaped === NONE ? null : shaped;
    };
  }
}

function shapeObject(fields: readonly Field[], value: Tree, faults: Faults): unknown {
  const made: Tree = {};
  for (const { key, isInherited, complete } of fields) {
    const given = isInherited && !Object.hasOwn(value, key) ? null : value[key];
    const completed = complete(given, faults);
    if (completed === NONE) return NONE;
    made[key] = completed;
  }
  return made;
}
