import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import type { Keep, Subgraph } from '../services/kernel/subgraph/port';

/** A parsed, validated and permitted operation. */
export interface EngineOperation {
  document: DocumentNode;
  text: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** Who asks, and how the request is called in logs. */
export interface EngineContext {
  actor: Actor;
  requestId: string;
  /** The operation's name. */
  operation: string;
  /** The browser's address as we saw it; for rate limits, never for identity. */
  address?: string;
  /** Whether services keep what they make of its parts. */
  keep?: Keep;
}

/** Plans an operation over the services and carries it out. The one seam between the front and federation. */
export interface Engine {
  /** The graph as clients see it. */
  schema: GraphQLSchema;
  execute(operation: EngineOperation, context: EngineContext): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

/** How long one service may take before the others' part of the answer is sent without it. */
export interface Patience {
  readMs: number;
  mutationMs: number;
}

/** Reads are cut at two seconds; what writes is let finish while a caller may still wait. */
export const PATIENCE: Patience = { readMs: 2_000, mutationMs: 60_000 };

/** Told of what went wrong, with its original error; nothing of it reaches the caller. */
export type Report = (
  error: unknown,
  context: { requestId: string; operation: string; service?: string },
) => void;

/** What an engine is made of. */
export interface EngineOptions {
  /** schema/supergraph.graphql, as committed. */
  supergraphSdl: string;
  subgraphs: Subgraph[];
  report: Report;
  /** Reads that get a mutation's time, by the name of their root field. */
  takeLong?: ReadonlySet<string>;
  patience?: Patience;
}
