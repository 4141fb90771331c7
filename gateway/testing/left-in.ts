import {
  getOperationAST,
  Kind,
  parse,
  print,
  valueFromASTUntyped,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** Stands where everything in a selection is left out: GraphQL has no way to write that. */
const NOTHING = 'nothing__';

/** The operation as it would be had its author left out what the variables exclude. */
export function leftIn(text: string, given: Variables): string {
  const document = parse(text);
  const variables = withDefaults(document, given);
  const decided = visit(document, {
    Field: (node) => judged(node, variables),
    InlineFragment: (node) => judged(node, variables),
    FragmentSpread: (node) => judged(node, variables),
    SelectionSet: {
      leave: (node) => (node.selections.length > 0 ? undefined : { ...node, selections: [nothing] }),
    },
  });
  return print(withoutUnused(decided));
}

/** An answer to what `leftIn` wrote, without what it had to write. */
export function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== NOTHING);
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutNothing(each)]));
}

/** What a service has to be asked of this call: nothing, or the call without the entities of which nothing is selected. */
export function neededOf<Call extends { query: string; variables?: Record<string, unknown> }>(
  call: Call,
): Call | null {
  const document = parse(leftIn(call.query, call.variables ?? {}));
  const root = getOperationAST(document)?.selectionSet.selections.filter(isField) ?? [];
  const representations = call.variables?.['representations'] as { __typename: string }[] | undefined;
  if (!representations) return root.some(isWanted) ? call : null;
  const types = new Set<string>();
  for (const each of root[0]?.selectionSet?.selections ?? []) {
    const fragment =
      each.kind === Kind.INLINE_FRAGMENT
        ? each
        : document.definitions.find(
            (one) =>
              one.kind === Kind.FRAGMENT_DEFINITION &&
              each.kind === Kind.FRAGMENT_SPREAD &&
              one.name.value === each.name.value,
          );
    if (fragment && 'selectionSet' in fragment && fieldsOf(fragment.selectionSet, document).some(isWanted))
      types.add('typeCondition' in fragment ? (fragment.typeCondition?.name.value ?? '') : '');
  }
  const needed = representations.filter(({ __typename }) => types.has(__typename));
  return needed.length > 0 ? { ...call, variables: { ...call.variables, representations: needed } } : null;
}

const nothing: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: NOTHING },
  name: { kind: Kind.NAME, value: '__typename' },
};
const isField = (node: { kind: Kind }): node is FieldNode => node.kind === Kind.FIELD;
const isWanted = ({ name }: FieldNode): boolean => name.value !== '__typename';

function fieldsOf(set: SelectionSetNode, document: DocumentNode): FieldNode[] {
  return set.selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each];
    if (each.kind === Kind.INLINE_FRAGMENT) return fieldsOf(each.selectionSet, document);
    const found = document.definitions.find(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === each.name.value,
    );
    return found && 'selectionSet' in found ? fieldsOf(found.selectionSet, document) : [];
  });
}

function withDefaults(document: DocumentNode, given: Variables): Variables {
  const variables: Record<string, unknown> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      for (const { variable, defaultValue } of definition.variableDefinitions ?? [])
        if (defaultValue) variables[variable.name.value] = valueFromASTUntyped(defaultValue);
  return { ...variables, ...given };
}

/** Gone, or without its conditions. */
function judged<Node extends { directives?: readonly DirectiveNode[] }>(node: Node, variables: Variables) {
  const directives = node.directives ?? [];
  for (const { name, arguments: given } of directives) {
    const value = given?.[0] && valueFromASTUntyped(given[0].value, variables);
    if ((name.value === 'skip' && value !== false) || (name.value === 'include' && value !== true))
      return null;
  }
  return { ...node, directives: directives.filter(({ name }) => !/^(skip|include)$/.test(name.value)) };
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const [spread, used] = [new Set<string>(), new Set<string>()];
  const take = (node: DocumentNode['definitions'][number]): void =>
    void visit(node, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void used.add(name.value),
      FragmentSpread({ name }) {
        if (spread.has(name.value)) return;
        spread.add(name.value);
        for (const each of document.definitions)
          if (each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name.value) take(each);
      },
    });
  for (const each of document.definitions) if (each.kind === Kind.OPERATION_DEFINITION) take(each);
  return visit(document, {
    FragmentDefinition: ({ name }) => (spread.has(name.value) ? undefined : null),
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}
