/** A value that changed: of what, and what it was and is. */
export interface Change {
  key: string;
  entity: string;
  field: string;
  before: Value | null;
  after: Value | null;
}

/** A value as it is stored, and what it is called where it is an id. */
export interface Value {
  stored: string;
  name: string | null;
}
