import {
  GraphQLError,
  GraphQLScalarType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type GraphQLScalarTypeConfig,
  type GraphQLSchema,
} from 'graphql';
import {
  GraphQLCountryCode,
  GraphQLCurrency,
  GraphQLDateTimeISO,
  GraphQLLocalDate,
  GraphQLSafeInt,
  GraphQLUUID,
} from 'graphql-scalars';
import { isLocalDate } from '../clock/clock';
import { isUuid } from '../id/id';
import { isLanguage } from '../language/language';

/** An instant, UTC, ISO 8601; a string on the wire, so that it looks the same in one process and split. */
export const DateTime = new GraphQLScalarType({ ...GraphQLDateTimeISO.toConfig(), name: 'DateTime' });

export { GraphQLSafeInt as SafeInt };

/** A day that exists. */
export const LocalDate = judgedScalar<string>(GraphQLLocalDate, (value) =>
  isLocalDate(value) ? value : null,
);

/** An id, in small letters: written in others it is the same one. */
export const UUID = judgedScalar<string>(GraphQLUUID, (value) =>
  isUuid(value) ? value.toLowerCase() : null,
);

export const CurrencyCode = codeScalar({
  name: 'CurrencyCode',
  description: 'A currency by its ISO 4217 code, in capitals: "EUR", "NOK", "SEK".',
  isCode: (text) => /^[A-Z]{3}$/.test(text) && accepts(GraphQLCurrency, text),
});

export const CountryCode = codeScalar({
  name: 'CountryCode',
  description: 'A country by its ISO 3166-1 alpha-2 code, in capitals: "NL", "NO", "SE".',
  isCode: (text) => /^[A-Z]{2}$/.test(text) && accepts(GraphQLCountryCode, text),
});

export const LanguageCode = codeScalar({
  name: 'LanguageCode',
  description:
    'A language that is spoken here: "nl" Dutch, "nb" Norwegian bokmål, "sv" Swedish or "en" English.',
  isCode: isLanguage,
});

/** A percentage; what range it may have, the field it is in says. */
export const Percent = new GraphQLScalarType<number, number>({
  name: 'Percent',
  description: 'A percentage with at most two decimals: 40 or 33.33.',
  serialize: Number,
  parseValue: percentOf,
  parseLiteral: (node) =>
    percentOf(node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : null),
});

function percentOf(value: unknown): number {
  const isPercent =
    typeof value === 'number' &&
    Math.abs(value) <= 1e6 &&
    Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
  if (!isPercent) throw new GraphQLError('A percentage is a number with at most two decimals');
  return value;
}

function codeScalar({
  name,
  description,
  isCode,
}: {
  name: string;
  description: string;
  isCode: (text: string) => boolean;
}): GraphQLScalarType<string, string> {
  const judge = (value: unknown): string => {
    if (typeof value !== 'string' || !isCode(value)) throw new GraphQLError(`Not a ${name}`);
    return value;
  };
  return new GraphQLScalarType({
    ...{ name, description, serialize: judge, parseValue: judge },
    parseLiteral: (node) => judge(node.kind === Kind.STRING ? node.value : null),
  });
}

/** A scalar of the library that takes less than there: `read` answers null for what is none. */
function judgedScalar<Value>(
  scalar: GraphQLScalarType,
  read: (value: unknown) => Value | null,
): GraphQLScalarType<Value, Value> {
  const judge = (value: unknown): Value => {
    const found = read(value);
    if (found === null) throw new GraphQLError(`Not a ${scalar.name}`);
    return found;
  };
  return new GraphQLScalarType<Value, Value>({
    ...(scalar.toConfig() as Readonly<GraphQLScalarTypeConfig<Value, Value>>),
    parseValue: judge,
    parseLiteral: (node) => judge(node.kind === Kind.STRING ? node.value : null),
  });
}

/** Whether a text is a value of one of these. */
export const isCode = (scalar: typeof CurrencyCode, text: string): boolean => accepts(scalar, text);

function accepts(scalar: GraphQLScalarType, text: string): boolean {
  try {
    return scalar.parseValue(text) === text;
  } catch {
    return false;
  }
}

const ours = new Map(
  [...[DateTime, LocalDate, GraphQLSafeInt, UUID], ...[CurrencyCode, CountryCode, LanguageCode, Percent]].map(
    (scalar) => [scalar.name, scalar as GraphQLScalarType],
  ),
);

/**
 * Gives a schema that was read from text its real scalars. Without them one takes every value, a nest of lists
 * too, and whoever works with it before a service judges it works for nothing. Throws where one is unknown.
 */
export function withRealScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) continue;
    const real = ours.get(type.name);
    if (!real) throw new Error(`Nobody says what a value of the scalar ${type.name} is.`);
    type.parseValue = real.parseValue.bind(real);
    type.parseLiteral = real.parseLiteral.bind(real);
    type.serialize = real.serialize.bind(real);
  }
  return schema;
}
