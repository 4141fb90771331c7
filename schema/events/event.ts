/**
 * An event's name, with the type of what it carries. The payload is no value here: it is what an emitter must give and
 * what a handler may read, so that neither can drift from the other.
 */
export interface DeclaredEvent<Payload> {
  /** `<service>.<fact-in-the-past>`. */
  readonly name: string;
  /**
   * Where it carries nothing but a list, the list's name and what each in it is known by, beside a `version`: several that
   * wait are handed over as one.
   */
  readonly list?: { readonly name: keyof Payload & string; readonly key: string };
  readonly payload?: Payload;
}
