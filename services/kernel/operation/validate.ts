import {
  GraphQLError,
  Kind,
  specifiedRules,
  validate,
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { placeOf, type Place } from './place';

/** Enough to mend a typing error; a page of them is a probe. */
const MOST_ERRORS = 5;

/**
 * What breaks the rules of GraphQL, in words of our own: names of the schema and places, nothing of the input. Names that
 * are like a wrong one are looked for where they are told: it is most of what a wrong document costs.
 */
export function validateInOwnWords(
  schema: GraphQLSchema,
  document: DocumentNode,
  hideSuggestions = false,
): readonly GraphQLError[] {
  return validate(schema, document, rules, { maxErrors: MOST_ERRORS, hideSuggestions }).slice(0, MOST_ERRORS);
}

const rules = specifiedRules.map(inOwnWords);

/** The rule as it is, but for what it says. */
function inOwnWords(rule: ValidationRule): ValidationRule {
  return (context) => {
    let at: ASTNode | undefined;
    const listener = Object.create(context, {
      reportError: {
        value: (found: GraphQLError) => {
          const error = found.nodes ? found : new GraphQLError(found.message, { nodes: at });
          const message = `${say(rule.name, error, context)}${suggestion(error)}`;
          context.reportError(
            OF_INPUT.has(rule.name)
              ? badInput(message, error, inputPlace(error, context.getDocument()))
              : new GraphQLError(message, {
                  nodes: error.nodes,
                  extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
                }),
          );
        },
      },
    }) as ValidationContext;
    return OF_INPUT.has(rule.name) ? telling(rule(listener), (node) => (at = node)) : rule(listener);
  };
}

/** The same visitor, which tells what it looks at: an error of a scalar's own does not know where it is. */
function telling(visitor: ASTVisitor, tell: (node: ASTNode) => void): ASTVisitor {
  const looks = Object.entries(visitor as Record<string, unknown>).map(([kind, look]) => [
    kind,
    typeof look === 'function' ? (node: ASTNode): unknown => (tell(node), look(node)) : look,
  ]);
  return Object.fromEntries(looks) as ASTVisitor;
}

/** What these find is a value of the caller's, wherever it is written; the other rules find a document that is none. */
const OF_INPUT = new Set(['ValuesOfCorrectTypeRule', 'ProvidedRequiredArgumentsRule']);

function badInput(message: string, { nodes }: GraphQLError, { path, argument }: Place): GraphQLError {
  return new GraphQLError(message, { nodes, path, extensions: { code: 'BAD_USER_INPUT', argument } });
}

/** Of an input that is missing, the place where it should be; of one that the schema does not know, what it is in. */
function inputPlace(error: GraphQLError, document: DocumentNode): Place {
  const [node] = error.nodes ?? [];
  const place = node === undefined ? { path: [], argument: '' } : placeOf(document, node);
  const missing = MISSING.exec(error.message)?.slice(1).find(Boolean);
  if (missing !== undefined)
    return { ...place, argument: place.argument === '' ? missing : `${place.argument}.${missing}` };
  const isUnknown = node?.kind === Kind.OBJECT_FIELD;
  return isUnknown ? { ...place, argument: place.argument.replace(/\.?\w+$/, '') } : place;
}

const MISSING =
  /^Field "\w+\.(\w+)" of required type |^(?:Field|Directive) "@?\w+" argument "(\w+)" of type /;

function say(rule: string, error: GraphQLError, context: ValidationContext): string {
  const field = `${context.getParentType()?.name ?? '?'}.${context.getFieldDef()?.name ?? '?'}`;
  switch (rule) {
    case 'FieldsOnCorrectTypeRule':
      return `"${context.getParentType()?.name ?? '?'}" has no such field.`;
    case 'KnownArgumentNamesRule':
      return `"${context.getDirective()?.name ?? field}" takes no such argument.`;
    case 'ScalarLeafsRule':
      return error.nodes?.[0]?.kind === Kind.FIELD
        ? `"${field}" of type "${String(context.getType())}" must have a selection of fields.`
        : `"${field}" of type "${String(context.getType())}" has no fields to select.`;
    case 'ValuesOfCorrectTypeRule':
      return ofSchemaOnly(error) ?? sayOfValue(error, context);
    case 'ProvidedRequiredArgumentsRule':
      return ofSchemaOnly(error) ?? `"${field}" lacks a required argument.`;
    default:
      return PLAIN[rule] ?? `Not valid by the rule ${rule.replace(/Rule$/, '')}.`;
  }
}

function sayOfValue(error: GraphQLError, context: ValidationContext): string {
  if (error.nodes?.[0]?.kind === Kind.OBJECT_FIELD)
    return `"${String(context.getParentInputType() ?? '?')}" has no such field.`;
  return `A value of type "${String(context.getInputType() ?? '?')}" is expected here.`;
}

/** These two name only what the schema names. */
const OF_SCHEMA_ONLY =
  /^(Field "\w+\.\w+" of required type "[\w![\]]+" was not provided\.|(Field|Directive) "@?\w+" argument "\w+" of type "[\w![\]]+" is required, but it was not provided\.)$/;

function ofSchemaOnly(error: GraphQLError): string | undefined {
  return OF_SCHEMA_ONLY.test(error.message) ? error.message : undefined;
}

const PLAIN: Readonly<Record<string, string>> = {
  KnownTypeNamesRule: 'There is no such type.',
  KnownDirectivesRule: 'There is no such directive, or not here.',
  KnownFragmentNamesRule: 'There is no such fragment.',
  NoUndefinedVariablesRule: 'This variable is not defined by the operation.',
  NoUnusedVariablesRule: 'This variable is never used.',
  NoUnusedFragmentsRule: 'This fragment is never used.',
  NoFragmentCyclesRule: 'A fragment spreads itself.',
  OverlappingFieldsCanBeMergedRule:
    'Two different fields have the same name in one place: give one an alias.',
  VariablesInAllowedPositionRule: 'This variable is of another type than what is expected here.',
  PossibleFragmentSpreadsRule: 'This fragment can never be of the type it is in.',
  MaxIntrospectionDepthRule: 'The schema is asked about more deeply than it is answered.',
};

/** Names of the schema; the gateway cuts it off for who may not learn them. */
function suggestion(error: GraphQLError): string {
  return / Did you mean [^?]{1,300}\?$/.exec(error.message)?.[0] ?? '';
}
