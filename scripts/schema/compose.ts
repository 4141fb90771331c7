import { composeServices } from '@theguild/federation-composition';
import {
  buildSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
  type DocumentNode,
  type StringValueNode,
} from 'graphql';
import { EVERY_RIGHT } from '../../services/kernel/permission/rights';
import { rightOf, rules } from '../../services/kernel/permission/rules';

/** What one service promises to the others. */
export interface ServicePromise {
  name: string;
  /** Federation SDL. */
  sdl: string;
  /** "Type.field" → rule name. */
  permissions: Readonly<Record<string, string>>;
  /** Right → what it lets somebody do. */
  rights: Readonly<Record<string, string>>;
  /** "Query.field" → what the gateway must know of it. */
  marks: Readonly<Record<string, string>>;
}

/** The emitted files by name, or why there are none. */
export interface Composed {
  files: Record<string, string>;
  faults: string[];
}

/**
 * Composes the services' promises: `<service>.graphql`, `supergraph.graphql` (standard federation), `api.graphql`
 * (the graph as clients see it), `permissions.json`, `rights.json` and `marks.json`. Everything is sorted, so that only a
 * changed promise changes a file. The addresses in the supergraph are names only; whoever runs the gateway says where a
 * service is.
 */
export function composeSchema(services: readonly ServicePromise[]): Composed {
  const sorted = [...services]
    .sort((a, b) => compare(a.name, b.name))
    .map((each) => ({ ...each, sdl: sortSdl(each.sdl) }));
  const files = Object.fromEntries(sorted.map(({ name, sdl }) => [`${name}.graphql`, sdl]));
  const { permissions, faults } = mergePermissions(sorted);
  files['permissions.json'] = `${JSON.stringify(permissions, null, 2)}\n`;
  files['rights.json'] = `${JSON.stringify(rightsOf(sorted), null, 2)}\n`;
  faults.push(...faultyRights(sorted));
  const marks = sorted.flatMap((each) => Object.entries(each.marks)).sort(([a], [b]) => compare(a, b));
  files['marks.json'] = `${JSON.stringify(Object.fromEntries(marks), null, 2)}\n`;
  const composed = composeServices(
    sorted.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}:4000/graphql` })),
  );
  if (!composed.supergraphSdl)
    return { files: {}, faults: [...faults, ...(composed.errors ?? []).map((error) => error.message)] };
  files['supergraph.graphql'] = sortSdl(composed.supergraphSdl);
  faults.push(...describedTwice(sorted));
  const api = lexicographicSortSchema(buildSchema(composed.publicSdl));
  files['api.graphql'] = `${printSchema(api)}\n`;
  faults.push(...undescribed(parse(files['api.graphql'])));
  return { files, faults };
}

/** One table of all; services that share a type must agree on its rules. */
function mergePermissions(services: readonly ServicePromise[]) {
  const merged = new Map<string, { rule: string; service: string }>();
  const faults: string[] = [];
  for (const { name, permissions } of services) {
    for (const [coordinate, rule] of Object.entries(permissions)) {
      const known = merged.get(coordinate);
      if (known && known.rule !== rule)
        faults.push(`${coordinate}: ${known.service} says "${known.rule}", ${name} says "${rule}".`);
      merged.set(coordinate, { rule, service: name });
    }
  }
  const entries = [...merged]
    .sort(([a], [b]) => compare(a, b))
    .map(([coordinate, { rule }]) => [coordinate, rule]);
  return { permissions: Object.fromEntries(entries) as Record<string, string>, faults };
}

/** Every right with its sentence and the service that declares it, by name. */
function rightsOf(
  services: readonly ServicePromise[],
): Record<string, { sentence: string; service: string }> {
  const declared = services.flatMap(({ name: service, rights }) =>
    Object.entries(rights).map(([right, sentence]) => [right, { sentence, service }] as const),
  );
  return Object.fromEntries([...declared].sort(([a], [b]) => compare(a, b)));
}

/** A right is declared once, under a name of its own, with a sentence, and some rule asks it; a rule asks no other. */
function faultyRights(services: readonly ServicePromise[]): string[] {
  const declared = services.flatMap(({ rights }) => Object.keys(rights));
  const asked = new Set(services.flatMap(({ permissions }) => Object.values(permissions).map(rightOf)));
  const sentences = services.flatMap(({ rights }) => Object.entries(rights));
  return [
    ...declared
      .filter((right, at) => declared.indexOf(right) !== at)
      .map((right) => `The right ${right} is declared twice.`),
    ...declared
      .filter((right) => right in rules || right === EVERY_RIGHT)
      .map((right) => `${right} is no name for a right.`),
    ...sentences
      .filter(([, sentence]) => !/^[A-Z].*\.$/.test(sentence))
      .map(([right]) => `The right ${right} has no sentence.`),
    ...declared.filter((right) => !asked.has(right)).map((right) => `No rule asks the right ${right}.`),
    ...[...asked]
      .filter((rule) => !(rule in rules || declared.includes(rule)))
      .map((rule) => `Nobody declares the right ${rule}.`),
  ];
}

/** Definitions, fields, arguments and values by name: the order in which they were written says nothing. */
function sortSdl(sdl: string): string {
  const byName = <Node extends object>(nodes: readonly Node[] | undefined): readonly Node[] =>
    [...(nodes ?? [])].sort((a, b) => compare(nameOf(a), nameOf(b)));
  const sorted: DocumentNode = visit(parse(sdl, { noLocation: true }), {
    Document: { leave: (node) => ({ ...node, definitions: byName(node.definitions) }) },
    ObjectTypeDefinition: {
      leave: (node) => ({ ...node, fields: byName(node.fields), interfaces: byName(node.interfaces) }),
    },
    InterfaceTypeDefinition: {
      leave: (node) => ({ ...node, fields: byName(node.fields), interfaces: byName(node.interfaces) }),
    },
    InputObjectTypeDefinition: { leave: (node) => ({ ...node, fields: byName(node.fields) }) },
    UnionTypeDefinition: { leave: (node) => ({ ...node, types: byName(node.types) }) },
    EnumTypeDefinition: { leave: (node) => ({ ...node, values: byName(node.values) }) },
    FieldDefinition: { leave: (node) => ({ ...node, arguments: byName(node.arguments) }) },
  });
  return `${print(sorted)}\n`;
}

/** The schema itself first (it has no name), directives before the types that use them. */
function nameOf(node: object): string {
  const { kind, name } = node as { kind?: string; name?: { value: string } };
  if (!name) return '';
  return kind === Kind.DIRECTIVE_DEFINITION ? `!${name.value}` : name.value;
}

/** What a description belongs to, by its name in the graph: "Customer", "Customer.email", "Query.customer(id:)". */
type Described = (coordinate: string, description: string | undefined) => void;

function walkDescriptions(document: DocumentNode, each: Described): void {
  const look = (node: { description?: StringValueNode }, coordinate: string): void =>
    each(coordinate, node.description?.value);
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION)
      continue;
    const type = definition.name.value;
    look(definition as { description?: StringValueNode }, type);
    if ('values' in definition)
      for (const value of definition.values ?? []) look(value, `${type}.${value.name.value}`);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      look(field, `${type}.${field.name.value}`);
      if (!('arguments' in field)) continue;
      for (const argument of field.arguments ?? [])
        look(argument, `${type}.${field.name.value}(${argument.name.value}:)`);
    }
  }
}

/** What has no description, or none that is a sentence: the console and partners read nothing else. */
function undescribed(api: DocumentNode): string[] {
  const faults: string[] = [];
  walkDescriptions(api, (coordinate, description) => {
    if (!description) faults.push(`${coordinate} has no description.`);
    else if (!description.trimEnd().endsWith('.'))
      faults.push(`The description of ${coordinate} has no full stop.`);
  });
  return faults;
}

/**
 * What two services describe in different words. Whoever owns a type says what it is; who only adds fields to it
 * says nothing of the type and its key, or the first by name would have the word in the graph.
 */
function describedTwice(services: readonly ServicePromise[]): string[] {
  const said = new Map<string, { description: string; service: string }>();
  const faults: string[] = [];
  for (const { name: service, sdl } of services) {
    walkDescriptions(parse(sdl), (coordinate, description) => {
      if (!description) return;
      const before = said.get(coordinate);
      if (before === undefined) said.set(coordinate, { description, service });
      else if (before.description !== description)
        faults.push(`${coordinate} is described by ${before.service} and by ${service} in different words.`);
    });
  }
  return faults;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
