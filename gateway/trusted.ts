import { createHash } from 'node:crypto';
import { Kind, print, visit, type DefinitionNode, type DocumentNode } from 'graphql';

/** schema/operations.json: the web's own operations by name, each with the hash of its canonical text. */
export type TrustedOperations = Readonly<Record<string, string>>;

/**
 * The hash an operation is known by. Client libraries print documents their own way (urql re-formats them
 * and gql.tada appends fragments), so it is the printed form that is hashed: the operation first, fragments
 * by name, each once, without the type-level marks gql.tada leaves (`@_unmask`). scripts/operations.mjs
 * uses this very function.
 */
export function operationHash(document: DocumentNode): string {
  const rank = (definition: DefinitionNode): string =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? `1${definition.name.value}` : '0';
  const definitions = [...document.definitions].sort((a, b) =>
    rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0,
  );
  const canonical = visit(
    { ...document, definitions },
    { Directive: (node) => (node.name.value.startsWith('_') ? null : undefined) },
  );
  return createHash('sha256').update(print(canonical)).digest('hex');
}
