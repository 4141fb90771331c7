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

/** An enum of which the kernel knows some values, if any, and each service adds its own before its schema is built. */
export interface OpenCodes {
  readonly type: object;
  add(sentences: Readonly<Record<string, string>>): void;
}

/** Codes that grow with the services: what reads nobody's files cannot say what may be wrong with one. */
export function openCodesOf(
  name: string,
  description: string,
  own: Readonly<Record<string, string>> = {},
): OpenCodes {
  const type: Record<string, string> = {};
  const valuesConfig: Record<string, { description: string }> = {};
  const add: OpenCodes['add'] = (sentences) => {
    for (const [code, sentence] of Object.entries(sentences)) {
      type[code] = code;
      valuesConfig[code] = { description: sentence };
    }
  };
  add(own);
  registerEnumType(type, { name, description, valuesConfig });
  return { type, add };
}
