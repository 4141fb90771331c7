/**
 * Who may see and change which rows: what features.md and security.md ask for, written by hand and reviewed,
 * not taken from the policies. Within the own store: staff and the product itself see and change every row of
 * every table (the audit they only see), nobody sees a row of another store, and for portal and visitor it says
 * here which rows, in SQL over the row. What is not said is nobody's. `$user`, `$customers` and `$teams` are the actor's.
 */
export interface TableAccess {
  portal?: string;
  visitor?: string;
  /** Rows that staff see who are in teams; not said = the whole store, as other staff. */
  team?: string;
  /** Rows that they may add, change and remove; not said = those they see. */
  teamWrites?: string;
  /** Scope → the rows a partner who has it sees. */
  scopes?: Record<string, string>;
  /** Rows a portal user may add, change and remove. */
  portalWrites?: string;
  /** How such a row would be given to somebody else (`$other`, or the customer `$neighbour`): as SET of an UPDATE. */
  givenAway?: string;
  /** Written by the audit's trigger alone. */
  readOnly?: true;
}

const ownCustomer = 'id = ANY ($customers)';
const ofOwnCustomer = 'customer_id = ANY ($customers)';
const own = (column: string): string => `${column} = $user`;

/** Long work is the shop's; what a customer started is moved on as that customer. */
const ownJobs: TableAccess = {
  portal: `started_by ->> 'kind' = 'portal' AND started_by ->> 'userId' = $user::text`,
  portalWrites: `started_by ->> 'kind' = 'portal' AND started_by ->> 'userId' = $user::text`,
  // Written anew and not changed: what an UPDATE reads, the policy of reading judges too.
  givenAway: `started_by = jsonb_build_object('kind', 'portal', 'storeId', kernel.store_id(), 'userId', $other)`,
};

export const tables: Record<string, TableAccess> = {
  // Its name, colour and contact stand on every page [U11].
  'identity.store': { portal: 'true', visitor: 'true' },
  // What stands around every page is for whoever sees one [U6-U12].
  'identity.footer': { portal: 'true', visitor: 'true' },
  'identity.opening_hours': { portal: 'true', visitor: 'true' },
  'identity.page_text': { portal: 'true', visitor: 'true' },
  // What could be read on the day can be read for good, and is written with the page's text alone [S14].
  'identity.text_version': { portal: 'true', visitor: 'true' },
  'identity.text_acceptance': {
    portal: own('user_id'),
    portalWrites: own('user_id'),
    givenAway: 'user_id = $other',
  },
  'identity.customer': { portal: ownCustomer },
  // "A person with a log-in: seen by staff and by that person."
  'identity.user': { portal: own('id') },
  // A user sees the own link only, not who else acts for the company [N23 is staff's].
  'identity.customer_user': { portal: `${own('user_id')} AND ${ofOwnCustomer}` },
  'identity.staff_member': {},
  'identity.chosen_columns': {},
  'identity.chosen_language': {
    portal: own('person_id'),
    portalWrites: own('person_id'),
    givenAway: 'person_id = $other',
  },
  // Credentials: found by identity's log-in code for who presents them, read by no page.
  'identity.session': {},
  'identity.device': {},
  'identity.sign_in': {},
  'identity.second_factor': { portal: own('user_id') },
  'identity.attempt': {},
  'identity.link_token': {},
  'identity.email_change': {},
  'identity.staff_email_change': {},
  // What somebody typed who is yet to show that the address is theirs: found by identity's own code for whose session it is.
  'identity.registration': {},
  // Who wants the newsletter, said to nobody but staff: in customers.
  'identity.newsletter_request': {},
  'identity.mail': {},
  'identity.audit': { readOnly: true },
  'identity.audit_personal': { readOnly: true },

  'customers.idempotency_key': {
    portal: `actor = 'portal:' || $user::text`,
    portalWrites: `actor = 'portal:' || $user::text`,
    givenAway: `actor = 'portal:' || $other::text`,
  },
  // Whether prices are a company's own depends on what the store has [U17].
  'customers.store': { portal: 'true' },
  'customers.counter': {},
  'customers.customer_count': {},
  // Groups are the shop's own way of sorting people; customers are not told theirs.
  'customers.customer_group': {},
  'customers.customer_group_count': {},
  'customers.customer': { portal: ownCustomer },
  'customers.customer_group_member': { portal: ofOwnCustomer },
  'customers.mail': {},
  'customers.subscriber': {},
  // Who logs in with what is staff's business here; a user's own is in identity.
  'customers.log_in_address': {},
  'customers.imported_row': {},
  'customers.job': ownJobs,
  'customers.audit': { readOnly: true },
  'customers.audit_personal': { readOnly: true },

  'consignment.store': { portal: 'true' },
  // Of what is expected for an item one reckons with it.
  'consignment.vat_law': { portal: 'true' },
  'consignment.customer': { portal: ownCustomer },
  // Entering takes from what is left [R-CO1]; that nothing else is written, a trigger says: policies.spec.ts.
  'consignment.consignor': {
    portal: ofOwnCustomer,
    portalWrites: ofOwnCustomer,
    givenAway: 'customer_id = $neighbour',
  },
  'consignment.item_counter': { portal: 'true', portalWrites: 'true' },
  'consignment.idempotency_key': {
    portal: `actor = 'portal:' || $user::text`,
    portalWrites: `actor = 'portal:' || $user::text`,
    givenAway: `actor = 'portal:' || $other::text`,
  },
  // [K22 K26]: what one brings oneself, until the store has received it.
  'consignment.intake': {
    portal: ofOwnCustomer,
    portalWrites: `${ofOwnCustomer} AND state <> 'RECEIVED'`,
    givenAway: 'customer_id = $neighbour',
  },
  // [S21]: what was handed out to them.
  'consignment.intake_receipt': { portal: ofOwnCustomer },
  'consignment.mail': {},
  // [K12 K13]: own stock and own sales.
  'consignment.item': {
    portal: ofOwnCustomer,
    portalWrites: `${ofOwnCustomer} AND state IN ('DRAFT', 'SUBMITTED') AND intake_id IS NOT NULL AND received_on IS NULL AND share_percent IS NULL`,
    givenAway: 'customer_id = $neighbour',
  },
  'consignment.photo': {
    portal: ofOwnCustomer,
    portalWrites: ofOwnCustomer,
    givenAway: 'customer_id = $neighbour',
  },
  // [S25]: what they ask for items of their own; that they do not answer it themselves, a trigger says: policies.spec.ts.
  'consignment.item_request': {
    portal: ofOwnCustomer,
    portalWrites: ofOwnCustomer,
    givenAway: 'customer_id = $neighbour',
  },
  'consignment.item_price': { portal: ofOwnCustomer },
  'consignment.label_paper': {},
  'consignment.due_move': {},
  'consignment.reminder': {},
  'consignment.calendar_tick': {},
  // Found by its hash for who shows the secret, by the one function for it.
  'consignment.calendar_feed': {},
  'consignment.sale': { portal: ofOwnCustomer },
  'consignment.balance_line': { portal: ofOwnCustomer },
  'consignment.payout_line': { portal: ofOwnCustomer },
  'consignment.balance': { portal: ofOwnCustomer },
  'consignment.dac7_quarter': { portal: ofOwnCustomer },
  // [L9]: one says oneself who one is; what stands there is sealed.
  'consignment.dac7_person': {
    portal: ofOwnCustomer,
    portalWrites: ofOwnCustomer,
    givenAway: 'customer_id = $neighbour',
  },
  // [S19]: where their money goes, and that they ask for it; that they do not answer it themselves, a trigger says.
  'consignment.bank_account': {
    portal: ofOwnCustomer,
    portalWrites: ofOwnCustomer,
    givenAway: 'customer_id = $neighbour',
  },
  'consignment.payout_request': {
    portal: ofOwnCustomer,
    portalWrites: ofOwnCustomer,
    givenAway: 'customer_id = $neighbour',
  },
  // [B4]: what they were paid; which run did it is the shop's business.
  'consignment.statement': { portal: ofOwnCustomer },
  'consignment.statement_counter': {},
  'consignment.payout_run': {},
  'consignment.imported_row': {},
  'consignment.job': ownJobs,
  'consignment.settlement': {},
  'consignment.audit': { readOnly: true },
  'consignment.audit_personal': { readOnly: true },

  'commerce.store': { portal: 'true', visitor: 'true' },
  'commerce.customer': { portal: ownCustomer },
  // What is on sale in a shop is public; what is sold out or gone is the shop's business.
  'commerce.sellable_unit': { portal: 'stock > 0', visitor: 'stock > 0' },
  'commerce.idempotency_key': {
    portal: `actor = 'portal:' || $user::text`,
    portalWrites: `actor = 'portal:' || $user::text`,
    givenAway: `actor = 'portal:' || $other::text`,
  },
  'commerce.order_counter': {},
  'commerce.imported_sale': {},
  'commerce.job': ownJobs,
  // What one bought where the store knew who it was; who sold it changes it.
  'commerce.order': { portal: ofOwnCustomer },
  'commerce.order_line': { portal: ofOwnCustomer },
  'commerce.order_party': { portal: ofOwnCustomer },
  'commerce.store_credit': { portal: ofOwnCustomer },
  'commerce.store_credit_line': { portal: ofOwnCustomer },
  'commerce.payment': { portal: ofOwnCustomer },
  'commerce.payment_allocation': { portal: ofOwnCustomer },
  'commerce.audit': { readOnly: true },
  'commerce.audit_personal': { readOnly: true },
};

/**
 * Clauses that no service has yet stand on the kernel's probe: rows of an owner whom a team looks after, and rows that
 * partners read by a scope. When a service has the first, its table comes above.
 */
export const probeTables: Record<string, TableAccess> = {
  // Seen by all staff, changed by the team.
  'probe.owner': { portal: ownCustomer, teamWrites: 'team_ids && $teams', givenAway: `team_ids = '{}'` },
  'probe.parcel': {
    portal: 'owner_id = ANY ($customers)',
    team: 'owner_id IN (SELECT o.id FROM probe.owner o WHERE o.team_ids && $teams)',
    scopes: { 'parcels.read': 'true' },
    givenAway: 'owner_id = $neighbour',
  },
};

/** Every table that is probed. */
export const allTables: Record<string, TableAccess> = { ...tables, ...probeTables };

/** Policies that are `true` by design, and what bounds them instead. */
export const openPolicies: Record<string, string> = {
  'customers.customer search':
    'the search role reads three columns past the policy because LIKE is not leakproof; search_customers filters the store itself and is mutated below',
  'customers.customer_group_member search':
    'the same role reads who is in which group, and search_customers asks only of those it found in the store of the actor',
  'customers.mail search':
    'the search role reads to whom mails went, as LIKE is not leakproof; search_mails filters the store itself and is mutated below',
  'consignment.item held':
    'cron looks for stores in which something is held, and calendar_fed() for what is on sale in one of them; the role reads whose it is, its state and two days only',
  'consignment.store marked_down':
    'cron looks for stores whose prices of the day are not made, whose consignors are not reminded, or where goods past their grace go by themselves; the role reads the store, its zone, its schedule, what it has done after grace and these days only, through stores_to_mark_down(), stores_to_remind() and stores_to_end_grace()',
  'consignment.calendar_feed fed':
    'the role compares a hash with that of the store of the actor, through calendar_fed(), which filters the store itself and is mutated below',
  'consignment.calendar_tick fed': 'the same function leaves out what was ticked off in that store',
  'consignment.consignor fed':
    'the same function asks of whom a note was agreed in that store; the role reads that column only',
  'consignment.customer fed':
    'the same function tells number and name of whom a note is of; the role reads these only',
  'commerce.store vat_told':
    'cron looks for stores that were told of another law; the role reads the store, its country and that hash only, through stores_to_tell_vat()',
  'identity.store listed':
    'cron and start-up go through all stores one by one, and operators have a list of them; the role reads ids through store_ids(), and what the list says through stores_for_operator(), which asks who it is for and is mutated below',
  'identity.staff_member owners_listed':
    'the list of stores says whether an owner can log in and who is invited; the role reads address, role and instants only, through stores_for_operator(), which asks who it is for and is mutated below',
  ...Object.fromEntries(
    ['identity', 'customers', 'consignment', 'commerce', 'probe'].flatMap((service) =>
      ['audit', 'audit_personal'].map((table) => [
        `${service}.${table} written`,
        'the audit trigger runs as a role nobody logs in as; it copies the store of the row that its table’s policy let through',
      ]),
    ),
  ),
};
