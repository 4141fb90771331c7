import { stringifyDocument } from '@urql/core';
import type { DocumentNode } from 'graphql';
import type { PageServerLoad } from './$types';

/** Every operation of the console and of all frames, found by its name: a new page needs nothing here. */
const modules = import.meta.glob<Record<string, unknown>>(
  ['../**/*.operation.ts', '/src/lib/graph/*.operation.ts'],
  { eager: true },
);

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && 'definitions' in value;
}

const operations = new Map<string, string>();
for (const document of Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter(isDocument)) {
  for (const definition of document.definitions) {
    if (definition.kind === 'OperationDefinition' && definition.name) {
      operations.set(definition.name.value, stringifyDocument(document));
    }
  }
}

const WELCOME = `# The graph of this store, with your own rights.
# Ctrl+Space completes, the book on the left explains every type.
query Store {
  store {
    id
    name
  }
}
`;

function pretty(json: string | null): string {
  try {
    return JSON.stringify(JSON.parse(json ?? '{}'), null, 2);
  } catch {
    return json ?? '';
  }
}

/** `?operation=Name&variables={…}`: that screen's operation with its variables filled in. */
export const load: PageServerLoad = ({ url }) => {
  const name = url.searchParams.get('operation') ?? '';
  return {
    operation: name,
    query: operations.get(name) ?? WELCOME,
    variables: pretty(url.searchParams.get('variables')),
    names: [...operations.keys()].sort(),
  };
};
