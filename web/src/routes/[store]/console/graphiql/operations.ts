import { stringifyDocument } from '@urql/core';
import type { Module } from '#lib/modules.ts';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { moduleOf } from './module-of.ts';

/** Every operation of the console and of all frames, found by its name: a new page needs nothing here. */
const modules = import.meta.glob<Record<string, unknown>>(
  ['../**/*.operation.ts', '/src/lib/graph/*.operation.ts'],
  { eager: true },
);

/** An operation as text, which variables it takes, and what a store has that has its page. */
export interface KnownOperation {
  text: string;
  module: Module | null;
  variables: string[];
}

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && 'definitions' in value;
}

function knownOf(file: string, document: DocumentNode, node: OperationDefinitionNode): KnownOperation {
  const variables = node.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  return { text: stringifyDocument(document), module: moduleOf(file), variables };
}

/** The console's operations by name. */
export const operations: ReadonlyMap<string, KnownOperation> = new Map(
  Object.entries(modules).flatMap(([file, module]) =>
    Object.values(module)
      .filter(isDocument)
      .flatMap((document) =>
        document.definitions
          .filter((each) => each.kind === 'OperationDefinition')
          .map((node) => [node.name?.value ?? '', knownOf(file, document, node)] as const),
      ),
  ),
);
