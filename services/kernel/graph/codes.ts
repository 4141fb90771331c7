import { registerEnumType } from 'type-graphql';

/** Which values a closed set of the graph has: `export type Kind = CodeOf<typeof Kind>`. */
export type CodeOf<Codes> = Codes[keyof Codes];

/** A closed set of the graph as an enum whose values are their names; each with its sentence. */
export function codesOf<const Code extends string>(
  name: string,
  description: string,
  sentences: Readonly<Record<Code, string>>,
): { readonly [Each in Code]: Each } {
  const codes = Object.keys(sentences) as Code[];
  const named = Object.fromEntries(codes.map((code) => [code, code])) as { [Each in Code]: Each };
  return registered(name, description, named, sentences);
}

/** The same where we call a value otherwise than the graph: name in the graph → our word, and its sentence. */
export function namedCodesOf<const Codes extends Readonly<Record<string, readonly [string, string]>>>(
  name: string,
  description: string,
  codes: Codes,
): { readonly [Each in keyof Codes]: Codes[Each][0] } {
  const each = Object.entries(codes);
  const named = Object.fromEntries(each.map(([code, [word]]) => [code, word]));
  const sentences = Object.fromEntries(each.map(([code, [, sentence]]) => [code, sentence]));
  return registered(name, description, named, sentences) as { [Each in keyof Codes]: Codes[Each][0] };
}

function registered<Codes extends object>(
  name: string,
  description: string,
  codes: Codes,
  sentences: Readonly<Record<string, string>>,
): Codes {
  const values = Object.entries(sentences).map(([code, sentence]) => [code, { description: sentence }]);
  registerEnumType(codes, { name, description, valuesConfig: Object.fromEntries(values) as object });
  return codes;
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
