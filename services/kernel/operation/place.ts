import {
  BREAK,
  Kind,
  visit,
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';

/** Where a value stands in an operation. */
export interface Place {
  /** The field it is given to, by the names of the answer; without positions in lists, for nothing has run. */
  path: string[];
  /** The field's argument, and where in it: "id", "input.billingAddress.town", "input.groupIds[2]". */
  argument: string;
}

type Keys = readonly (string | number)[];

/** Where a node of a document stands; of a fragment's, where that is spread first. */
export function placeOf(document: DocumentNode, wanted: ASTNode): Place {
  return placeAt(document, keysOf(document, { enter: (node) => node === wanted }), new Set());
}

/** Where an operation uses a variable first; null where it does not. */
export function placeOfVariable(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variable: string,
): Place | null {
  const keys = keysOf(document, {
    // Its definition is no use of it, and another operation's variable is another one.
    skip: (node) =>
      node.kind === Kind.VARIABLE_DEFINITION ||
      (node.kind === Kind.OPERATION_DEFINITION && node !== operation),
    enter: (node) => node.kind === Kind.VARIABLE && node.name.value === variable,
  });
  return keys && placeAt(document, keys, new Set());
}

interface Search {
  enter: (node: ASTNode) => boolean;
  skip?: (node: ASTNode) => boolean;
}

function keysOf(document: DocumentNode, search: Search): Keys | null {
  let found: Keys | null = null;
  const visitor: ASTVisitor = {
    enter(node, _key, _parent, path) {
      if (search.skip?.(node)) return false;
      if (!search.enter(node)) return undefined;
      found = [...path];
      return BREAK;
    },
  };
  visit(document, visitor);
  return found;
}

/** Goes from the document to the node by the keys, and notes what it passes. */
function placeAt(document: DocumentNode, keys: Keys | null, within: Set<string>): Place {
  const place: Place = { path: [], argument: '' };
  let node: unknown = document;
  let before: string | number = '';
  for (const key of keys ?? []) {
    node = (node as Record<string | number, unknown>)[key];
    if (before === 'values' && typeof key === 'number') place.argument += `[${key}]`;
    else if (isNode(node)) pass(document, node, place, within);
    before = key;
  }
  return place;
}

function pass(document: DocumentNode, node: ASTNode, place: Place, within: Set<string>): void {
  if (node.kind === Kind.FIELD) place.path.push(node.alias?.value ?? node.name.value);
  else if (node.kind === Kind.DIRECTIVE) place.argument = `@${node.name.value}`;
  else if (node.kind === Kind.VARIABLE_DEFINITION) place.argument = `$${node.variable.name.value}`;
  else if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD)
    place.argument += place.argument === '' ? node.name.value : `.${node.name.value}`;
  else if (node.kind === Kind.FRAGMENT_DEFINITION) place.path = pathOfFragment(document, node, within);
}

function pathOfFragment(document: DocumentNode, { name }: { name: { value: string } }, within: Set<string>) {
  // Spread by itself: another rule says so.
  if (within.has(name.value)) return [];
  within.add(name.value);
  const spread = keysOf(document, {
    enter: (node) => node.kind === Kind.FRAGMENT_SPREAD && node.name.value === name.value,
  });
  return placeAt(document, spread, within).path;
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'kind' in value;
