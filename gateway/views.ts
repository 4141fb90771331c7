import type { GraphQLSchema } from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import { fieldsMarked, type Marks } from '../services/kernel/operation/marks';
import { visibleSchema } from '../services/kernel/permission/visible';
import {
  INTROSPECT,
  passesRule,
  type ActorRule,
  type CompiledPermissions,
} from '../services/kernel/permission/walk';

/** The graph as somebody knows it who writes operations of their own. */
export interface View {
  /** Tells it from the others. */
  name: string;
  schema: GraphQLSchema;
  /** The operations in it that are a step of a log-in. */
  logInSteps: ReadonlySet<string>;
}

/** What views are made of. */
export interface ViewsOptions {
  schema: GraphQLSchema;
  permissions: CompiledPermissions;
  rules: Readonly<Record<string, ActorRule<Actor>>>;
  /** schema/marks.json. */
  marks: Marks;
}

/**
 * Who may read the schema knows all of it. To everybody else there is only what they may select: they are told nothing
 * of another field but what they are told of one that does not exist.
 */
export class Views {
  private readonly whole: View;
  /** By the rules they pass. These ask for the kind, the door, and whether a password was given, so there are four: a closed set. */
  private readonly parts = new Map<string, View>();
  private readonly names: readonly string[];

  constructor(private readonly options: ViewsOptions) {
    this.whole = { name: '', schema: options.schema, logInSteps: fieldsMarked(options.marks, 'LOG_IN_STEP') };
    this.names = [...new Set(Object.values(options.permissions))].sort();
  }

  of(actor: Actor): View {
    if (this.passes(INTROSPECT, actor)) return this.whole;
    const passed = this.names.filter((name) => this.passes(name, actor));
    const key = passed.join();
    const view = this.parts.get(key) ?? this.part(key, new Set(passed));
    this.parts.set(key, view);
    return view;
  }

  private passes(name: string, actor: Actor): boolean {
    return passesRule(this.options.rules, name, actor);
  }

  private part(name: string, passed: ReadonlySet<string>): View {
    const schema = visibleSchema(this.options.schema, this.options.permissions, (rule) => passed.has(rule));
    const roots = [schema.getQueryType(), schema.getMutationType()];
    const fields = new Set(roots.flatMap((root) => Object.keys(root?.getFields() ?? {})));
    const logInSteps = new Set([...this.whole.logInSteps].filter((step) => fields.has(step)));
    return { name, schema, logInSteps };
  }
}
