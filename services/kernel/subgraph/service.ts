import type { GraphQLSchema } from 'graphql';
import type { CronItem, TaskList } from 'graphile-worker';
import type { Subgraph } from './port';
import type { Clock } from '../clock/clock';
import type { FileStore } from '../file/file';
import type { FileOwner } from '../file/owned';
import type { Logger } from '../log/log';
import type { Mailer } from '../mail/mailer';
import type { Marks } from '../operation/marks';
import type { Rights } from '../permission/rights';

/** What the outside gives a service. Read nothing from the environment inside a service. */
export interface Ports {
  /** URL of the service's own role. */
  databaseUrl: string;
  maxConnections?: number;
  /** How long a connection may be waited for; default: the database's. */
  connectTimeoutMs?: number;
  publicUrl: string;
  clock: Clock;
  files: FileStore;
  mailer: Mailer;
  /** Sender of mails, "Name <address>"; a service may put its own name before the address. */
  mailFrom?: string;
  /** bcrypt cost; lower in tests only. */
  passwordCost?: number;
  /** How long what a stranger asked for is put off; not at all in tests only, else drawn anew each time. */
  quietMs?: () => number;
  /** A secret by name, made once; see the kernel's secret. */
  secret: (name: string) => Buffer;
  log: Logger;
}

/** A running service. */
export interface OpenService {
  subgraph: Subgraph;
  /** Answers for the files it owns. */
  files: FileOwner;
  tasks: TaskList;
  /** What runs by the clock; empty where nothing does. */
  cron: CronItem[];
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** A service before it runs: what schema, migration and composition need to know of it. */
export interface Service<Opened extends OpenService = OpenService> {
  name: string;
  /** Folder of `NNNN-name.sql`, run as the service's owner role. */
  migrations: string;
  subscriptions: { event: string; task: string }[];
  /** Kinds of file that people hand in to it. */
  uploads: readonly string[];
  schema(): Promise<ServiceSchema>;
  open(ports: Ports): Promise<Opened>;
}

export interface ServiceSchema {
  /** Federation SDL as this service promises it. */
  sdl: string;
  /** `Type.field` → rule name, complete. */
  permissions: Record<string, string>;
  /** The rights it declares. */
  rights: Rights;
  /** What the gateway must know of its operations. */
  marks: Marks;
  executable: GraphQLSchema;
}
