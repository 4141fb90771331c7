/**
 * An event's name, with the type of what it carries. The payload is no value here: it is what an emitter must give and
 * what a handler may read, so that neither can drift from the other.
 */
export interface DeclaredEvent<Payload> {
  /** `<service>.<fact-in-the-past>`. */
  readonly name: string;
  readonly payload?: Payload;
}
