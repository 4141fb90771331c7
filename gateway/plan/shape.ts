import {
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
  type SelectionSetNode,
} from 'graphql';
import type { AnswerSize } from '../../services/kernel/operation/answer-size';
import {
  isIncluded,
  NEVER,
  type Conditions,
  type Included,
  type Mask,
} from '../../services/kernel/operation/conditions';
import { isTree, type Tree } from './tree';

/** One shaping: what varies from run to run, so that one shape does for all. */
export interface Shaping {
  /** Where services gave null, or nothing of use, for what may not be so. */
  faults: string[];
  /** Which of `@skip` and `@include` hold; see Conditions. */
  combination: number;
  /** Throws where the answer becomes too large. */
  size: AnswerSize;
}
/** Turns what services answered for a value into what the client asked for; NONE where a null must bubble up. */
type Complete = (value: unknown, shaping: Shaping) => unknown;
const NONE = Symbol('a null that may not be');

interface Field {
  key: string;
  /** Every object has something by this name: only its own counts. */
  isInherited: boolean;
  /** By combination; undefined where it is always asked for. */
  included: Included;
  complete: Complete;
}

/** A selection, and when it is asked for. */
interface Asked<Node> {
  node: Node;
  mask: Mask;
}
type AskedSet = Asked<SelectionSetNode>;

/** The shaper of a whole operation. */
export type ShapeRoot = (data: Tree, shaping: Shaping) => Tree | null;

/** What shaping one operation needs. */
export interface ShapeOptions {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  conditions: Conditions;
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
    const fields = this.fieldsOf(type, [{ node: set, mask: this.options.conditions.always }]);
    return (data, shaping) => {
      const shaped = shapeObject(fields, data, shaping);
      return shaped === NONE ? null : (shaped as Tree);
    };
  }

  private fieldsOf(type: GraphQLObjectType, sets: readonly AskedSet[]): Field[] {
    const grouped = new Map<string, Asked<FieldNode>[]>();
    const spread = new Map<string, Mask>();
    for (const set of sets) this.collect(type, set, grouped, spread);
    return [...grouped].map(([key, asked]) => {
      const name = asked[0]?.node.name.value ?? key;
      const mask = asked.reduce((all, each) => all | each.mask, NEVER);
      const shared = {
        key,
        isInherited: key in Object.prototype,
        included: this.options.conditions.tableOf(mask),
      };
      if (name === '__typename') return { ...shared, complete: constant(type.name) };
      const field = type.getFields()[name];
      if (!field) throw new Error(`${type.name} has no field ${name}.`);
      const below = asked.flatMap(({ node, mask }) =>
        node.selectionSet ? [{ node: node.selectionSet, mask }] : [],
      );
      return { ...shared, complete: this.complete(field.type, below, `${type.name}.${name}`) };
    });
  }

  private collect(
    type: GraphQLObjectType,
    { node: set, mask: outer }: AskedSet,
    grouped: Map<string, Asked<FieldNode>[]>,
    spread: Map<string, Mask>,
  ): void {
    for (const selection of set.selections) {
      let mask = outer & this.options.conditions.maskOf(selection);
      if (selection.kind === Kind.FIELD) {
        if (mask === NEVER) continue;
        const key = selection.alias?.value ?? selection.name.value;
        const asked = grouped.get(key);
        if (asked) asked.push({ node: selection, mask });
        else grouped.set(key, [{ node: selection, mask }]);
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = isSpread ? this.options.fragments.get(selection.name.value) : selection;
      if (isSpread) {
        // Spread again, it adds only where it was not asked for before.
        const before = spread.get(selection.name.value) ?? NEVER;
        spread.set(selection.name.value, before | mask);
        mask &= ~before;
      }
      if (mask === NEVER) continue;
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && (condition === undefined || this.applies(condition, type)))
        this.collect(type, { node: fragment.selectionSet, mask }, grouped, spread);
    }
  }

  private applies(condition: string, type: GraphQLObjectType): boolean {
    if (condition === type.name) return true;
    const wanted = this.options.schema.getType(condition);
    return isAbstractType(wanted) && this.options.schema.isSubType(wanted, type);
  }

  private complete(type: GraphQLOutputType, sets: readonly AskedSet[], coordinate: string): Complete {
    if (isNonNullType(type)) {
      const inner = this.complete(type.ofType, sets, coordinate);
      return (value, shaping) => {
        const completed = inner(value, shaping);
        if (completed !== null) return completed;
        shaping.faults.push(`null for ${coordinate}`);
        return NONE;
      };
    }
    if (isListType(type)) return this.list(this.complete(type.ofType, sets, coordinate), coordinate);
    if (isObjectType(type)) return this.object(() => type, sets);
    if (!isAbstractType(type)) return leaf;
    return this.object((value, { faults }) => {
      const named = this.options.schema.getType(String(value.__typename));
      if (isObjectType(named)) return named;
      faults.push(`no type name for ${coordinate}`);
      return null;
    }, sets);
  }

  private list(element: Complete, coordinate: string): Complete {
    return (value, shaping) => {
      if (value === null || value === undefined) return null;
      if (!Array.isArray(value)) {
        shaping.faults.push(`no list for ${coordinate}`);
        return null;
      }
      shaping.size.add(2 + value.length);
      const made = new Array<unknown>(value.length);
      for (let at = 0; at < value.length; at++) {
        const completed = element(value[at], shaping);
        if (completed === NONE) return null;
        made[at] = completed;
      }
      return made;
    };
  }

  private object(
    typeOf: (value: Tree, shaping: Shaping) => GraphQLObjectType | null,
    sets: readonly AskedSet[],
  ): Complete {
    const known = new Map<GraphQLObjectType, Field[]>();
    return (value, shaping) => {
      if (!isTree(value)) return null;
      const type = typeOf(value, shaping);
      if (!type) return null;
      let fields = known.get(type);
      if (!fields) known.set(type, (fields = this.fieldsOf(type, sets)));
      const shaped = shapeObject(fields, value, shaping);
      return shaped === NONE ? null : shaped;
    };
  }
}

const leaf: Complete = (value, { size }) => {
  size.leaf(value);
  return value ?? null;
};

function constant(value: string): Complete {
  return (_, { size }) => {
    size.leaf(value);
    return value;
  };
}

function shapeObject(fields: readonly Field[], value: Tree, shaping: Shaping): unknown {
  const made: Tree = {};
  let bytes = 2;
  for (const { key, isInherited, included, complete } of fields) {
    if (!isIncluded(included, shaping.combination)) continue;
    const given = isInherited && !Object.hasOwn(value, key) ? null : value[key];
    const completed = complete(given, shaping);
    if (completed === NONE) return NONE;
    made[key] = completed;
    bytes += key.length + 4;
  }
  shaping.size.add(bytes);
  return made;
}
