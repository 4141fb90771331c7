/** What the mails are about that somebody gets who changes the address they log in with. */
export interface OwnEmailAbout {
  /** '' where none is known, or none may be told. */
  name: string;
  store: string;
  /** The new address. */
  email: string;
  /** Whether it is that of the console of the shop's staff. */
  isConsole: boolean;
}
