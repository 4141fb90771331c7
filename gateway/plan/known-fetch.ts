import type { FetchNode } from '@apollo/query-planner';
import {
  getOperationAST,
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { NEVER, type Conditions, type Included, type Mask } from '../../services/kernel/operation/conditions';
import { takesLong } from '../subgraph-call';

/** What is known of a plan's fetch before it is sent. */
export interface KnownFetch {
  /** Whether it writes, or is marked as taking long. */
  takesLong: boolean;
  /** When it selects anything. A table and not an answer: one plan does for every combination of its conditions. */
  anything: Included;
  /** The same by the type that is selected of; empty where it is no look-up of entities. */
  entities: readonly { type: string; included: Included }[];
}

/** Looks at each fetch of a plan once. Plans are held by their documents, so what is known goes with them. */
export function knownFetches(
  conditions: Conditions,
  longReads: ReadonlySet<string>,
): (node: FetchNode) => KnownFetch {
  const known = new WeakMap<FetchNode, KnownFetch>();
  return (node) => {
    const found = known.get(node) ?? knownOf(node, conditions, longReads);
    known.set(node, found);
    return found;
  };
}

function knownOf(node: FetchNode, conditions: Conditions, longReads: ReadonlySet<string>): KnownFetch {
  const document = parse(node.operation, { noLocation: true });
  const selected = new Selected(document, conditions);
  const masks = node.requires ? selected.ofEntities() : new Map([['', selected.ofRoot()]]);
  const anything = [...masks.values()].reduce((all, mask) => all | mask, NEVER);
  return {
    takesLong: takesLong(document, longReads),
    anything: conditions.tableOf(anything),
    entities: node.requires
      ? [...masks].map(([type, mask]) => ({ type, included: conditions.tableOf(mask) }))
      : [],
  };
}

/** When the parts of a fetch's document are selected. */
class Selected {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly document: DocumentNode,
    private readonly conditions: Conditions,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  /** When any field of the root is. */
  ofRoot(): Mask {
    return this.anyOf(this.root());
  }

  /** When any field of an entity is, by the type the fetch knows it as. */
  ofEntities(): Map<string, Mask> {
    const masks = new Map<string, Mask>();
    for (const field of this.root())
      for (const each of (field.kind === Kind.FIELD && field.selectionSet?.selections) || []) {
        const fragment = this.fragmentOf(each);
        const type = fragment?.typeCondition?.name.value;
        if (fragment === undefined || type === undefined) continue;
        const mask = this.conditions.maskOf(each) & this.anyOf(fragment.selectionSet.selections);
        masks.set(type, (masks.get(type) ?? NEVER) | mask);
      }
    return masks;
  }

  private root(): readonly SelectionNode[] {
    return getOperationAST(this.document)?.selectionSet.selections ?? [];
  }

  /** A type name beside other fields was asked for their sake; alone it is what the plan wants to know. */
  private anyOf(selections: readonly SelectionNode[]): Mask {
    const all = [...this.fieldsOf(selections, this.conditions.always)];
    const wanted = all.filter(({ name }) => name !== '__typename');
    return (wanted.length > 0 ? wanted : all).reduce((any, { mask }) => any | mask, NEVER);
  }

  private *fieldsOf(
    selections: readonly SelectionNode[],
    outer: Mask,
  ): Generator<{ name: string; mask: Mask }> {
    for (const each of selections) {
      const mask = outer & this.conditions.maskOf(each);
      if (each.kind === Kind.FIELD) yield { name: each.name.value, mask };
      else yield* this.fieldsOf(this.fragmentOf(each)?.selectionSet.selections ?? [], mask);
    }
  }

  private fragmentOf(selection: SelectionNode) {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    return selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : undefined;
  }
}
