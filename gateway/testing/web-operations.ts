import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';

const root = join(__dirname, '..', '..');

/** An operation of the web's, as its page sends it. */
export interface WebOperation {
  name: string;
  operation: OperationDefinitionNode;
  /** With the fragments that it spreads. */
  text: string;
}

/** All of the web's own operations, from where they stand beside their pages. */
export function webOperations(): WebOperation[] {
  const definitions = globSync('web/src/**/*.operation.ts', { cwd: root })
    .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/graphql\(\s*`([^`]*)`/g)])
    .flatMap((match) => parse(match[1] ?? '').definitions);
  return definitions
    .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({
      name: operation.name?.value ?? '',
      operation,
      text: withFragments(operation, definitions),
    }));
}

/** One of them by its name. */
export function webOperation(name: string): WebOperation {
  const found = webOperations().find((each) => each.name === name);
  if (found === undefined) throw new Error(`The web has no operation ${name}`);
  return found;
}

function withFragments(operation: OperationDefinitionNode, all: readonly DefinitionNode[]): string {
  const taken = new Set<DefinitionNode>();
  const take = (definition: DefinitionNode): void => {
    if (taken.has(definition)) return;
    taken.add(definition);
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        const found = all.find((each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === value);
        if (found !== undefined) take(found);
      },
    });
  };
  take(operation);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...taken] };
  // Marks that only the web's type checker reads.
  const Directive = (node: { name: { value: string } }): null | undefined =>
    node.name.value.startsWith('_') ? null : undefined;
  return print(visit(document, { Directive }));
}
