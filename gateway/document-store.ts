import { GraphQLError, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import {
  firstDenied,
  neededRules,
  type ActorRule,
  type CompiledPermissions,
  type NeededRule,
} from '../services/kernel/permission/walk';
import { costOf } from './cost';
import { assertWithinLimits, LIMITS, tooLarge } from './limits';
import { operationHash, type TrustedOperations } from './trusted';

/** A document the front has seen before. */
export interface KnownDocument {
  document: DocumentNode;
  /** One of the web's own: reviewed, so limits do not apply. */
  isTrusted: boolean;
  /** Rules by operation name, once somebody asked. */
  needed: Map<string, NeededRule[]>;
}

/** What the store needs to know to judge a document. */
export interface DocumentStoreOptions {
  schema: GraphQLSchema;
  permissions: CompiledPermissions;
  rules: Readonly<Record<string, ActorRule<Actor>>>;
  trusted: TrustedOperations;
}

const KEPT = 1_000;
const LONGEST_KEPT = 50_000;

/** Parses each document once, judges its size, and remembers which rules it needs. */
export class DocumentStore {
  private readonly known = new Map<string, KnownDocument>();
  private readonly hashes: ReadonlySet<string>;

  constructor(private readonly options: DocumentStoreOptions) {
    this.hashes = new Set(Object.values(options.trusted));
  }

  /** The document of a text, or throws what is wrong with it. */
  find(text: string): KnownDocument {
    const found = this.known.get(text);
    if (found) return found;
    const document = parseWithinLimits(text);
    const isTrusted = this.hashes.has(operationHash(document));
    if (!isTrusted) assertWithinLimits(document);
    const made = { document, isTrusted, needed: new Map<string, NeededRule[]>() };
    this.keep(text, made);
    return made;
  }

  /** Throws if an unknown operation may cost more than we spend on one answer: its variables matter too. */
  assertAffordable(
    known: KnownDocument,
    operationName: string | undefined,
    variables: Record<string, unknown>,
  ): void {
    if (known.isTrusted) return;
    const cost = costOf(this.options.schema, known.document, operationName, variables);
    if (cost > LIMITS.cost) throw tooLarge(`it may cost ${cost}, more than ${LIMITS.cost}`);
  }

  /** The first field of the whole operation this actor may not select, or null. Only for valid documents. */
  denied(known: KnownDocument, operationName: string | undefined, actor: Actor): NeededRule | null {
    const { schema, permissions, rules } = this.options;
    const key = operationName ?? '';
    let needed = known.needed.get(key);
    if (!needed) {
      needed = neededRules(schema, known.document, operationName, permissions);
      known.needed.set(key, needed);
    }
    return firstDenied(needed, rules, actor);
  }

  /** The web's operations stay; of the others the oldest goes first, and a giant is not kept at all. */
  private keep(text: string, made: KnownDocument): void {
    if (text.length > LONGEST_KEPT) return;
    if (this.known.size >= KEPT) {
      const oldest = [...this.known].find(([, each]) => !each.isTrusted)?.[0];
      if (oldest !== undefined) this.known.delete(oldest);
      else return;
    }
    this.known.set(text, made);
  }
}

function parseWithinLimits(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('tokens')) throw tooLarge(`more than ${LIMITS.tokens} tokens`);
    throw new GraphQLError(error.message, {
      source: error.source,
      positions: error.positions,
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  }
}
