import {
  BREAK,
  getOperationAST,
  Kind,
  OperationTypeNode,
  print,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import { Kept } from '../services/kernel/kept/kept';
import { DOCUMENT_BYTES, SPELLINGS_OF_A_DOCUMENT } from '../services/kernel/kept/limits';
import { Fields } from '../services/kernel/operation/fields';
import { CALLER_TEXT, parsePlain, plainText } from '../services/kernel/operation/text';
import type { Marks } from '../services/kernel/operation/marks';
import { placeOfVariable, type Place } from '../services/kernel/operation/place';
import { Unfit, unfit } from '../services/kernel/operation/unfit';
import { validateInOwnWords } from '../services/kernel/operation/validate';
import { assertValuesWithin, CALLER_VALUES } from '../services/kernel/operation/values';
import {
  firstDenied,
  neededRules,
  type ActorRule,
  type CompiledPermissions,
  type NeededRule,
} from '../services/kernel/permission/walk';
import type { Keep } from '../services/kernel/subgraph/port';
import { costOf } from './cost';
import { assertWithinLimits } from './limits';
import { Conditions } from '../services/kernel/operation/conditions';
import { operationHash, type TrustedOperations } from './trusted';
import { Views } from './views';

/** A document that was read, weighed and found valid. */
export interface KnownDocument {
  document: DocumentNode;
  /** Without comments. */
  text: string;
  /** One of the web's own: reviewed, so limits do not apply. */
  isTrusted: boolean;
  /** Whether we and the services keep what is made of it. */
  keep: Keep | undefined;
  /** What decides what of it is asked for. */
  conditions: Conditions;
  /** Rules by operation name, once somebody asked. */
  needed: Map<string, NeededRule[]>;
  /** What it costs, by operation name and sizes of pages. */
  costs: Map<string, number>;
  /** How it was written last, where it is the web's own. */
  spellings: string[];
}

/** What the store needs to know to judge a document. */
export interface DocumentStoreOptions {
  schema: GraphQLSchema;
  permissions: CompiledPermissions;
  rules: Readonly<Record<string, ActorRule<Actor>>>;
  trusted: TrustedOperations;
  /** schema/marks.json. */
  marks: Marks;
}

type Variables = Record<string, unknown>;

/** A page is asked for in few sizes; whoever asks in many, or by many names, has each weighed. */
const USUAL_SIZES = { entries: 10, longest: 200 };

/** Reads and judges documents before anything works with them, and knows again those that are kept. */
export class DocumentStore {
  /** The web's own, by hash: a closed set. */
  private readonly trusted = new Map<string, KnownDocument>();
  private readonly spellings = new Kept<KnownDocument>('spellings');
  private readonly shared = new Kept<KnownDocument>('documents');
  private readonly guests = new Kept<KnownDocument>('documentsOfGuests');
  private readonly views: Views;

  constructor(private readonly options: DocumentStoreOptions) {
    this.views = new Views(options);
  }

  /** How many documents and spellings are kept. */
  get size(): number {
    return this.trusted.size + this.spellings.size + this.shared.size + this.guests.size;
  }

  /**
   * The document of a text, or throws what is wrong with it. Kept for who knows the same of the graph; a guest's with a
   * value in it is forgotten with the answer: it may be a password, and whoever writes the same would learn that it was sent.
   */
  find(text: string, actor: Actor): KnownDocument {
    const own = this.spellings.find(text);
    if (own) return own;
    const plain = plainText(CALLER_TEXT, text);
    // Not by the whole graph: what they may not select is to them what there is not.
    const { name, schema, logInSteps } = this.views.of(actor);
    const isGuest = actor.kind !== 'staff' && actor.kind !== 'partner';
    const store = isGuest ? this.guests : this.shared;
    const key = isGuest ? `${name}\n${plain}` : plain;
    const known = store.find(key);
    if (known) return known;
    const document = parsePlain(CALLER_TEXT, plain);
    const hash = this.trustedHash(document);
    if (hash !== undefined) return this.ofTheWeb(hash, document, plain, text);
    assertWithinLimits(document, logInSteps);
    const bytes = bytesOf(document);
    const isKept = store.isFor(key, bytes) && !(isGuest && holdsValue(document));
    const keep = isKept ? (isGuest ? 'guests' : 'shared') : undefined;
    const made = this.judged(document, plain, false, keep, { schema, isGuest });
    if (keep) store.keep(key, made, bytes);
    return made;
  }

  /** Whether a text is known to be one of the web's own queries. */
  isOwnRead(text: string, operationName: string | undefined): boolean {
    const own = this.spellings.find(text);
    return (
      own !== undefined && getOperationAST(own.document, operationName)?.operation === OperationTypeNode.QUERY
    );
  }

  /** Known by its printed form for good, and for a while as somebody wrote it. */
  private ofTheWeb(hash: string, document: DocumentNode, plain: string, text: string): KnownDocument {
    const made = this.trusted.get(hash) ?? this.judged(document, print(document), true, 'always');
    this.trusted.set(hash, made);
    if (plain === text) {
      this.spellings.keep(text, made, 0);
      const [oldest] = made.spellings.push(text) > SPELLINGS_OF_A_DOCUMENT ? made.spellings.splice(0, 1) : [];
      if (oldest !== undefined) this.spellings.drop(oldest);
    }
    return made;
  }

  private judged(
    document: DocumentNode,
    text: string,
    isTrusted: boolean,
    keep: Keep | undefined,
    { schema, isGuest } = { schema: this.options.schema, isGuest: false },
  ): KnownDocument {
    const conditions = Conditions.of(document);
    const errors = validateInOwnWords(schema, document, isGuest);
    if (errors.length > 0) throw new Unfit(errors);
    // Places were for the errors; they are most of what a document takes.
    const kept = keep ? parsePlain(CALLER_TEXT, text, { noLocation: true }) : document;
    const made = { document: kept, text, isTrusted, keep, conditions };
    return { ...made, needed: new Map(), costs: new Map(), spellings: [] };
  }

  /** Throws if an operation is not in the document, or its values are more than anybody needs. */
  assertReadable(known: KnownDocument, operationName: string | undefined, variables: Variables): void {
    assertValuesWithin(CALLER_VALUES, variables);
    if (!getOperationAST(known.document, operationName))
      throw unfit('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation.');
  }

  /**
   * What an operation may cost; sizes of pages in the variables count too. Of the web's own what these variables include,
   * of any other all that is written. Weighed once for the sizes and conditions that are usual.
   */
  costOf(known: KnownDocument, operationName: string | undefined, variables: Variables): number {
    const { costs, document, isTrusted, conditions } = known;
    const sizes = (getOperationAST(document, operationName)?.variableDefinitions ?? []).map(
      ({ variable: { name } }) => {
        // What is not given has its default, and what is given as nothing has not.
        if (!Object.hasOwn(variables, name.value)) return '';
        return typeof variables[name.value] === 'number' ? variables[name.value] : null;
      },
    );
    const combination = isTrusted ? this.decided(known, operationName, variables) : null;
    const key = `${operationName ?? ''} ${combination ?? ''} ${JSON.stringify(sizes)}`;
    const counts =
      combination === null ? undefined : (each: SelectionNode) => conditions.includes(each, combination);
    const cost = costs.get(key) ?? costOf(this.options.schema, document, operationName, variables, counts);
    if (costs.size < USUAL_SIZES.entries && key.length <= USUAL_SIZES.longest) costs.set(key, cost);
    return cost;
  }

  /**
   * The first field of the whole operation this actor may not select, or null. Only for valid documents. Of the web's
   * own operations counts what these variables include, so these are judged first; of any other all that is written.
   */
  denied(
    known: KnownDocument,
    operationName: string | undefined,
    actor: Actor,
    variables: Record<string, unknown>,
  ): NeededRule | null {
    const combination = known.isTrusted ? this.decided(known, operationName, variables) : undefined;
    return firstDenied(this.needed(known, operationName ?? ''), this.options.rules, actor, combination);
  }

  private needed(known: KnownDocument, operationName: string): NeededRule[] {
    const found = known.needed.get(operationName);
    if (found) return found;
    const { schema, permissions } = this.options;
    const { document, isTrusted, conditions } = known;
    const options = isTrusted ? { conditions } : {};
    const needed = neededRules(schema, document, operationName || undefined, permissions, options);
    known.needed.set(operationName, needed);
    return needed;
  }

  /** Which combination of conditions these variables are; throws where they are none. */
  private decided(
    { document, conditions }: KnownDocument,
    operationName: string | undefined,
    variables: Record<string, unknown>,
  ): number {
    const operation = getOperationAST(document, operationName);
    const place = (variable: string): Place | null =>
      operation ? placeOfVariable(document, operation, variable) : null;
    const definitions = operation?.variableDefinitions ?? [];
    const { combination, faults } = conditions.decide(this.options.schema, definitions, variables, place);
    if (faults.length > 0) throw new Unfit(faults);
    return combination;
  }

  /** A name that is none of ours spares the hash, which is the dearest part of looking at a stranger's document. */
  private trustedHash(document: DocumentNode): string | undefined {
    const names = document.definitions.flatMap((each) =>
      each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value ?? ''] : [],
    );
    const [name = ''] = names;
    const { trusted } = this.options;
    if (names.length !== 1 || !Object.hasOwn(trusted, name)) return undefined;
    const hash = operationHash(document);
    return trusted[name] === hash ? hash : undefined;
  }
}

/** Whether a text or a figure stands in it, and not only in its variables. */
function holdsValue(document: DocumentNode): boolean {
  let holds = false;
  const found = (): typeof BREAK => {
    holds = true;
    return BREAK;
  };
  visit(document, { StringValue: found, IntValue: found, FloatValue: found });
  return holds;
}

/** What a document takes with all that is made of it. */
const bytesOf = (document: DocumentNode): number =>
  DOCUMENT_BYTES.atAll + DOCUMENT_BYTES.aField * new Fields(document).all();
