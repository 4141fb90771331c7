import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  buildSchema,
  execute,
  getNamedType,
  getNullableType,
  GraphQLError,
  isEnumType,
  isLeafType,
  isListType,
  isUnionType,
  parse,
  type ExecutionResult,
  type GraphQLResolveInfo,
} from 'graphql';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
/** What no type alone says. */
const KNOWN: Record<string, unknown> = {
  'Store.timeZone': 'Europe/Amsterdam',
  'Store.colour': '#3b5a80',
  'Store.portalOn': true,
  // Who looks has just logged in.
  'Viewer.loggedInAt': new Date().toISOString(),
  'Job.kind': 'STOCK',
  'MonthlySales.month': '2026-03',
  'CustomerGroup.colour': '#3b5a80',
  // The page of what is entered is of drafts alone.
  'ConsignmentItem.state': 'DRAFT',
  // What a cash register has printed is printed by nobody else.
  'Order.externalReceipt': null,
};
const SCALARS: Record<string, unknown> = {
  Boolean: true,
  CountryCode: 'NL',
  CurrencyCode: 'EUR',
  DateTime: '2026-03-01T09:30:00.000Z',
  Float: 1,
  ID: '1',
  Int: 1,
  LanguageCode: 'nl',
  LocalDate: '2026-03-01',
  Percent: 50,
  SafeInt: 100,
  String: 'woord',
  UUID: '00000000-0000-4000-8000-000000000001',
};

/** What the next requests meet. */
export interface Script {
  /** Fields that cannot be answered, as `Customer.consignor`: null with an error beside it, as when its service is away. */
  broken: Set<string>;
  /** Takes the place of the graph's answer. */
  instead?: (response: ServerResponse) => void;
}

/** A gateway that answers every operation of the web from the schema alone, and fails where the script says. */
export interface ScriptedGateway {
  script: Script;
  /** Operations in which something broken was asked for. */
  met: Set<string>;
  /** `Type.field` of everything that was asked for. */
  asked: Set<string>;
  close(): void;
}

/** Listens on a port of this machine. */
export async function scriptedGateway(port: number): Promise<ScriptedGateway> {
  const gateway: ScriptedGateway = {
    script: { broken: new Set() },
    met: new Set(),
    asked: new Set(),
    close: () => server.close(),
  };
  const server: Server = createServer((request, response) => void answer(gateway, request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return gateway;
}

async function answer(
  gateway: ScriptedGateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  if (gateway.script.instead) return gateway.script.instead(response);
  const { query, variables, operationName } = JSON.parse(Buffer.concat(parts).toString('utf8')) as Operation;
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    operationName,
    fieldResolver: (_source, _args, _context, info) => valueOf(gateway, info, request.url ?? ''),
    typeResolver: (_value, _context, _info, type) =>
      isUnionType(type) ? type.getTypes()[0]?.name : undefined,
  });
  send(response, 200, result);
}

interface Operation {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** One answer as the gateway sends it. */
export function send(response: ServerResponse, status: number, body: ExecutionResult | object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function valueOf({ script, met, asked }: ScriptedGateway, info: GraphQLResolveInfo, url: string): unknown {
  const coordinate = `${info.parentType.name}.${info.fieldName}`;
  asked.add(coordinate);
  if (script.broken.has(coordinate)) {
    met.add(info.operation.name?.value ?? '');
    throw new GraphQLError('Not available at the moment, please try again', {
      extensions: { code: 'UNAVAILABLE' },
    });
  }
  if (coordinate === 'Viewer.kind') return url.includes('/console/') ? 'STAFF' : 'PORTAL';
  if (coordinate in KNOWN) return KNOWN[coordinate];
  const type = getNamedType(info.returnType);
  // Whoever looks has every right, in a store that has everything.
  if (['Viewer.rights', 'Store.modules'].includes(coordinate) && isEnumType(type))
    return type.getValues().map(({ value }) => value as unknown);
  const one = isEnumType(type) ? type.getValues()[0]?.value : isLeafType(type) ? SCALARS[type.name] : {};
  return isListType(getNullableType(info.returnType)) ? [one] : one;
}
