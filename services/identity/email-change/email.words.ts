/** What the mails about a log-in address that changes are about. */
export interface EmailAbout {
  /** '' where none is known. */
  name: string;
  store: string;
  /** Telephone and e-mail of the store, in brackets after its name; '' where it gave none. */
  contact: string;
  /** The new address. */
  email: string;
}
