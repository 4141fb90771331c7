import { registerEnumType } from 'type-graphql';

/** Codes of the graph as an enum whose values are their names; each with its sentence. */
export function codesOf<const Code extends string>(
  name: string,
  description: string,
  sentences: Readonly<Record<Code, string>>,
): { readonly [Each in Code]: Each } {
  const codes = Object.keys(sentences) as Code[];
  const named = Object.fromEntries(codes.map((code) => [code, code])) as { [Each in Code]: Each };
  const values = codes.map((code) => [code, { description: sentences[code] }]);
  registerEnumType(named, { name, description, valuesConfig: Object.fromEntries(values) as object });
  return named;
}
