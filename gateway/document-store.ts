import { getOperationAST, Kind, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import { CALLER_TEXT, parsePlain, plainText } from '../services/kernel/operation/text';
import { tooLarge, Unfit, unfit } from '../services/kernel/operation/unfit';
import { validateInOwnWords } from '../services/kernel/operation/validate';
import { assertValuesWithin, CALLER_VALUES } from '../services/kernel/operation/values';
import {
  firstDenied,
  neededRules,
  type ActorRule,
  type CompiledPermissions,
  type NeededRule,
} from '../services/kernel/permission/walk';
import { costOf } from './cost';
import { assertWithinLimits, LIMITS } from './limits';
import { operationHash, type TrustedOperations } from './trusted';

/** A document that was read, weighed and found valid. */
export interface KnownDocument {
  document: DocumentNode;
  /** Without comments. */
  text: string;
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

/** Reads and judges each document once, before anything works with it, and remembers which rules it needs. */
export class DocumentStore {
  private readonly known = new Map<string, KnownDocument>();

  constructor(private readonly options: DocumentStoreOptions) {}

  /** The document of a text, or throws what is wrong with it. */
  find(text: string): KnownDocument {
    const found = this.known.get(text);
    if (found) return found;
    const plain = plainText(CALLER_TEXT, text);
    const document = parsePlain(CALLER_TEXT, plain);
    const isTrusted = this.isTrusted(document);
    if (!isTrusted) assertWithinLimits(document);
    const errors = validateInOwnWords(this.options.schema, document);
    if (errors.length > 0) throw new Unfit(errors);
    const made = { document, text: plain, isTrusted, needed: new Map<string, NeededRule[]>() };
    this.keep(text, made);
    return made;
  }

  /** Throws if an operation is not in the document, or may cost more than we spend on one answer: variables count too. */
  assertAffordable(
    known: KnownDocument,
    operationName: string | undefined,
    variables: Record<string, unknown>,
  ): void {
    assertValuesWithin(CALLER_VALUES, variables);
    if (!getOperationAST(known.document, operationName))
      throw unfit('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation.');
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

  /** A name that is none of ours spares the hash, which is the dearest part of looking at a stranger's document. */
  private isTrusted(document: DocumentNode): boolean {
    const names = document.definitions.flatMap((each) =>
      each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value ?? ''] : [],
    );
    const [name = ''] = names;
    const { trusted } = this.options;
    return names.length === 1 && Object.hasOwn(trusted, name) && trusted[name] === operationHash(document);
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
