import { stringifyDocument } from '@urql/core';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

/** Every operation of the console and of all frames, found by its name: a new page needs nothing here. */
const modules = import.meta.glob<Record<string, unknown>>(
  ['../**/*.operation.ts', '/src/lib/graph/*.operation.ts'],
  { eager: true },
);

/** An operation as text, and which variables it takes. */
export interface KnownOperation {
  text: string;
  variables: string[];
}

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && 'definitions' in value;
}

function knownOf(document: DocumentNode, node: OperationDefinitionNode): KnownOperation {
  const variables = node.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  return { text: stringifyDocument(document), variables };
}

/** The console's operations by name. */
export const operations: ReadonlyMap<string, KnownOperation> = new Map(
  Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter(isDocument)
    .flatMap((document) =>
      document.definitions
        .filter((each) => each.kind === 'OperationDefinition')
        .map((node) => [node.name?.value ?? '', knownOf(document, node)] as const),
    ),
);
