import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.generated.d.ts';

/** Writes an operation, typed by schema/api.graphql. One operation per document. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    UUID: string;
    DateTime: string;
    LocalDate: string;
    SafeInt: number;
    CurrencyCode: string;
    CountryCode: string;
    LanguageCode: string;
    Percent: number;
    ID: string;
  };
}>();

export { readFragment } from 'gql.tada';
export type { FragmentOf, ResultOf, VariablesOf, TadaDocumentNode } from 'gql.tada';
