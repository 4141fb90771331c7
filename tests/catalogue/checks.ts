/** What has no audit trigger, and why. */
export const notAudited: Record<string, string> = {
  'identity.device': 'a browser that was logged in with; the session that began is audited',
  'identity.registration':
    'what a stranger typed is to be gone when it lapses; the user and customer made of it are audited',
  'identity.sign_in': 'says when a session began, which is audited',
  'customers.counter': 'a number; the customer who got it is audited',
  'customers.customer_count': 'counts that follow rows which are audited',
  'customers.customer_group_count': 'counts that follow rows which are audited',
  'customers.imported_row': 'remembers a file; what the file did is audited',
  'customers.job': 'says itself who, what and when; what it did is audited, as its starter',
  'customers.idempotency_key': 'remembers requests; what they did is audited',
  'customers.log_in_address': 'a copy by event; the identity service audits it',
  'consignment.dac7_quarter': 'figures that move with sales, which are audited',
  'consignment.balance': 'a sum that moves with its lines, which are audited',
  'consignment.idempotency_key': 'remembers requests; what they did is audited',
  'consignment.reminder': 'says what was mailed, and stays as it is',
  'consignment.due_move': 'says what was said at once of many; what became of each is audited, of its item',
  'consignment.statement_counter': 'a number; the statement that got it is audited',
  'consignment.item_counter': 'a number; the item that got it is audited',
  'consignment.vat_law': 'law that commerce tells of: nobody of a store decides it',
  'consignment.item_price': 'a history itself, written with the item; the change of the item is audited',
  'consignment.job': 'says itself who, what and when; what it did is audited, as its starter',
  'consignment.label_paper': 'remembers paper; that a label was printed is audited, of its item',
  'consignment.imported_row': 'remembers a file; what the file did is audited',
  'commerce.idempotency_key': 'remembers requests; what they did is audited',
  'commerce.store_credit': 'the sum of lines that are audited',
  'commerce.imported_sale': 'remembers a file; what the file did is audited',
  'commerce.job': 'says itself who, what and when; what it did is audited, as its starter',
  'commerce.order_counter': 'a number; the order that got it is audited',
  'identity.customer': 'a copy by event; the customers service audits it',
  'identity.text_version':
    'a history itself, written with the text of the page; the change of that is audited',
  'identity.attempt': 'counters of wrong passwords, thrown away within the hour',
};

/** Policies besides the four that kernel.guard makes, and why. */
export const otherPolicies: Record<string, string> = {
  'customers.customer search → kommis_customers_search':
    'the search function sees three columns of every store and filters the store itself',
  'customers.customer_group_member search → kommis_customers_search':
    'the same function looks whether whom it found is in a group: three columns, in the store of the row it found',
  'customers.mail search → kommis_customers_search':
    'the search of mails sees addresses of every store, and filters the store itself',
  'consignment.item held → kommis_consignment_search': 'stores in which something is held, and until when',
  'consignment.calendar_feed fed → kommis_consignment_search':
    'the function for calendars outside sees hashes of secrets of every store, and filters the store itself',
  'consignment.calendar_tick fed → kommis_consignment_search':
    'the same function: for which goods a note was ticked off, in the store whose secret was shown; and stores with old ones, for cron',
  'consignment.consignor fed → kommis_consignment_search':
    'the same function: of whom a note was agreed, and nothing else of them',
  'consignment.customer fed → kommis_consignment_search':
    'the same function: number and name of whom a note is of',
  'commerce.store vat_told → kommis_commerce_search':
    'cron looks for stores that were told of another law: it sees their ids, their countries and that alone',
  'consignment.store marked_down → kommis_consignment_search':
    'stores with a schedule of markdowns, their zone, and how far they are',
  'identity.store listed → kommis_identity_search':
    'cron goes through the stores one by one, and operators have a list of them: what store_ids() and stores_for_operator() answer',
  'identity.staff_member owners_listed → kommis_identity_search':
    'for the list that operators have, of owners alone: whether there is one who can log in, and who is invited',
};

/** Functions that run with their owner's rights, and why that is safe. */
export const definers: Record<string, string> = {
  'kernel.audit → kommis_audit': 'a trigger: may only add to the audit tables, which nobody else may',
  'kernel.emit → kommis_worker': 'accepts only events of the calling role, in the store of the actor',
  'kernel.enqueue → kommis_worker': 'accepts only jobs of the calling role, in the store of the actor',
  'kernel.erase_jobs → kommis_worker':
    'takes a person out of failed jobs of the store of the actor; only kommis_erase may call it, which nobody is',
  'kernel.failed_jobs → kommis_worker': 'jobs of the store of the actor, for staff, without their payload',
  'kernel.retry_job → kommis_worker': 'a job of the store of the actor, for staff',
  'customers.search_customers → kommis_customers_search': 'ids of the store of the actor, for staff',
  'customers.search_mails → kommis_customers_search': 'ids of mails of the store of the actor, for staff',
  'consignment.stores_with_held → kommis_consignment_search': 'ids of stores, for cron, and nothing else',
  'consignment.stores_to_mark_down → kommis_consignment_search': 'ids of stores, for cron, and nothing else',
  'consignment.stores_to_remind → kommis_consignment_search': 'ids of stores, for cron, and nothing else',
  'consignment.stores_to_end_grace → kommis_consignment_search': 'ids of stores, for cron, and nothing else',
  'consignment.stores_with_ticks → kommis_consignment_search': 'ids of stores, for cron, and nothing else',
  'consignment.calendar_fed → kommis_consignment_search':
    'notes of the store of the actor, for who shows the secret of its calendar',
  'commerce.stores_to_tell_vat → kommis_commerce_search': 'ids of stores, for cron, and nothing else',
  'identity.stores_for_operator → kommis_identity_search':
    'the list of stores, for operators, and nothing else',
  'identity.store_ids → kommis_identity_search': 'ids of stores, for cron, and nothing else',
};

/** What the search roles may read: columns, never tables. */
export const searchColumns: Record<string, string[]> = {
  'customers.customer': ['store_id', 'id', 'search_text'],
  'customers.customer_group_member': ['store_id', 'customer_id', 'group_id'],
  'customers.mail': ['store_id', 'id', 'recipient'],
  'consignment.item': ['store_id', 'id', 'customer_id', 'state', 'return_on', 'held_until'],
  'consignment.calendar_feed': ['store_id', 'secret_hash'],
  'consignment.calendar_tick': ['store_id', 'customer_id', 'return_on', 'item_ids'],
  'consignment.consignor': ['store_id', 'customer_id', 'calendar_note'],
  'consignment.customer': ['store_id', 'id', 'number', 'display_name'],
  'consignment.store': [
    'store_id',
    'time_zone',
    'is_open',
    'after_grace',
    'name',
    'language',
    'markdown_days',
    'marked_down_on',
    'reminded_on',
    'after_grace_by_itself',
    'grace_ended_on',
  ],
  'commerce.store': ['store_id', 'country', 'vat_told'],
  'identity.store': ['store_id', 'name', 'country', 'portal_on', 'created_at', 'is_set_up'],
  'identity.staff_member': ['store_id', 'id', 'email', 'role', 'enabled', 'created_at', 'invited_at'],
};

/** Trigger functions, each read for whether it stays within the store of its row. */
export const triggerFunctions: Record<string, string> = {
  'kernel.audit': 'writes an entry with the store of the row',
  'kernel.touch': 'writes into the row itself when that was',
  'customers.hold_approval': 'judges the row, which stays in its store',
  'customers.count_customers': 'adds to the count of the store of the rows',
  'customers.count_members': 'adds to the counts of groups of the store of the rows',
  'identity.raise_epoch': 'counts the changes of the row in the row itself',
  'identity.tell_epoch':
    'says whose row it is, and of which store, to who hears notices: ids and nothing else',
  'identity.tell_sessions':
    'says whose the rows were, and of which store, to who hears notices: ids and nothing else',
  'identity.raise_portal_epoch': 'counts in the store’s own row how often its portal was opened or closed',
  'consignment.hold_sale': 'judges the row, which stays but for when it was undone',
  'consignment.hold_balance_line': 'judges the row, which stays as it is',
  'consignment.hold_payout_line':
    'judges the row, which stays as it is; looks for its statement in the store of the row',
  'consignment.hold_payout_request': 'judges the row and who writes it',
  'consignment.mirror_statement': 'looks for the statement of the row in its own store',
  'consignment.hold_payout_run': 'judges the row, which stays but for what comes of it',
  'consignment.hold_statement': 'judges the row, which stays as it is',
  'consignment.reckon_statements': 'adds up lines of the statements in the store of the rows',
  'consignment.hold_balance': 'judges by what the row is written',
  'consignment.move_balances': 'adds to balances of the store of the rows what its lines say',
  'consignment.hold_dac7_quarter': 'judges by what the row is written',
  'consignment.count_sales': 'adds to figures of the store of the rows what its sales come to',
  'consignment.uncount_sales': 'takes sales that are undone from figures of the store of the rows',
  'consignment.hold_agreement': 'judges the row, and counts drafts of the consignor in the store of the row',
  'consignment.hold_intake': 'judges the row, which stays in its store',
  'consignment.hold_intake_receipt': 'judges the row, which stays as it is',
  'consignment.hold_reminder': 'judges the row, which stays as it is',
  'consignment.hold_counter': 'judges the row, of the store of the actor',
  'consignment.hold_item': 'judges the row, and looks for its intake in the store of the row',
  'consignment.hold_item_request':
    'finds the item of the request in the store of its row, by the same policies',
  'consignment.hold_photo': 'judges the row, which stays as it is',
  'consignment.hold_vat_scheme': 'writes into the row itself, which stays in its store',
  'consignment.hold_sold': 'looks for a standing sale of the item in the store of the row',
  'consignment.hold_price':
    'writes into the row itself; looks for its last price and the zone of the store of the row',
  'consignment.keep_prices': 'writes prices with the store of the rows they are of',
  'consignment.hold_allowance': 'counts drafts of a consignor in the store of the row',
  'commerce.sum_order': 'adds up lines and allocations of the order in the store of the row',
  'commerce.move_orders': 'touches orders of the store of the rows',
  'commerce.hold_order_line': 'judges the row, which stays but for what became of its pieces',
  'commerce.hold_payment': 'judges the row, which stays as it is',
  'commerce.hold_allocation': 'adds up what of its payment is given away, in the store of the row',
  'commerce.hold_store_credit_line': 'judges the row, which stays as it is',
  'commerce.move_store_credit': 'adds lines to balances of the store of the rows',
  'commerce.hold_store_credit': 'judges the row, which moves with its lines',
  'identity.keep_text_version': 'copies the text of the row, with its store',
  'identity.refuse_other_text': 'judges the row, which stays as it is, and names its store',
  'identity.keep_an_owner': 'asks for another owner in the store of the row',
};

const tables = `SELECT c.oid, n.nspname AS schema, c.relname AS name, n.nspname || '.' || c.relname AS full_name,
    c.relnamespace, c.relowner, c.relrowsecurity, c.relforcerowsecurity
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p')`;
const leads = (index: string): string =>
  `EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = ${index}.indrelid AND a.attnum = ${index}.indkey[0] AND a.attname = 'store_id')`;

/** Each answers the names of what is wrong; $1 = the schemas of the services, $2 = what is listed with a reason. */
export const checks: Record<string, string> = {
  'every table has store_id text COLLATE "C" NOT NULL': `
    SELECT t.full_name AS wrong FROM (${tables}) t WHERE NOT EXISTS (
      SELECT FROM pg_attribute a JOIN pg_collation l ON l.oid = a.attcollation
       WHERE a.attrelid = t.oid AND a.attname = 'store_id' AND a.atttypid = 'text'::regtype AND l.collname = 'C' AND a.attnotnull)`,
  'store_id is filled in by the database from the actor, except in the audit': `
    SELECT t.full_name AS wrong FROM (${tables}) t WHERE t.name NOT IN ('audit', 'audit_personal') AND NOT EXISTS (
      SELECT FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
       WHERE d.adrelid = t.oid AND a.attname = 'store_id' AND pg_get_expr(d.adbin, d.adrelid) = 'kernel.store_id()')`,
  'every table has a primary key that store_id leads': `
    SELECT t.full_name AS wrong FROM (${tables}) t WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary AND ${leads('i')})`,
  'store_id leads every index, unique or not': `
    SELECT t.full_name || ' ' || i.indexrelid::regclass AS wrong FROM (${tables}) t JOIN pg_index i ON i.indrelid = t.oid WHERE NOT ${leads('i')}`,
  'every foreign key starts with store_id on both sides and stays in its schema': `
    SELECT t.full_name || ' ' || k.conname AS wrong FROM (${tables}) t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
     WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1] AND a.attname = 'store_id')
        OR NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = k.confkey[1] AND a.attname = 'store_id')
        OR (SELECT f.relnamespace FROM pg_class f WHERE f.oid = k.confrelid) <> t.relnamespace`,
  'row-level security is enabled and forced on every table': `
    SELECT t.full_name AS wrong FROM (${tables}) t WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity)`,
  'every table has the four policies of its service’s role, or is an audit table with its two': `
    SELECT t.full_name || ' ' || w.policy AS wrong FROM (${tables}) t
      CROSS JOIN LATERAL (SELECT t.name IN ('audit', 'audit_personal') AS is_audit) k
      JOIN LATERAL (VALUES ('seen', 'r', false), ('seen', 'r', true), ('added', 'a', false), ('changed', 'w', false), ('removed', 'd', false), ('written', 'a', true))
        AS w (policy, command, of_audit) ON w.of_audit = k.is_audit
     WHERE NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = w.policy AND p.polcmd = w.command AND p.polpermissive
       AND p.polroles = ARRAY[(CASE w.policy WHEN 'written' THEN 'kommis_audit' ELSE 'kommis_' || t.schema END)::regrole::oid])`,
  'there is no other policy than those listed with their reason': `
    SELECT * FROM (SELECT t.full_name || ' ' || p.polname || ' → ' || (SELECT string_agg(r::regrole::text, ' ') FROM unnest(p.polroles) r) AS wrong
      FROM (${tables}) t JOIN pg_policy p ON p.polrelid = t.oid WHERE p.polname NOT IN ('seen', 'added', 'changed', 'removed')
        AND NOT (p.polname = 'written' AND t.name IN ('audit', 'audit_personal'))) p WHERE wrong <> ALL ($2)`,
  'every policy of a service’s role begins with the store of the actor, for what is read and for what is written': `
    SELECT t.full_name || ' ' || p.polname AS wrong FROM (${tables}) t JOIN pg_policy p ON p.polrelid = t.oid
     WHERE p.polroles = ARRAY[('kommis_' || t.schema)::regrole::oid] AND EXISTS (
       SELECT FROM (VALUES (pg_get_expr(p.polqual, t.oid), 1), (pg_get_expr(p.polwithcheck, t.oid), 2)) AS e (part, at)
        WHERE CASE WHEN e.part IS NOT NULL THEN e.part !~ '^\\(\\(store_id = \\( SELECT kernel\\.store_id\\(\\) AS store_id\\)\\) AND '
              WHEN e.at = 1 THEN p.polcmd <> 'a' ELSE p.polcmd IN ('a', 'w') END)`,
  'every table is audited, or listed with its reason': `
    SELECT t.full_name AS wrong FROM (${tables}) t WHERE t.name NOT IN ('audit', 'audit_personal') AND t.full_name <> ALL ($2) AND NOT EXISTS (
      SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgfoid = 'kernel.audit'::regproc AND g.tgenabled = 'O' AND g.tgtype = 29)`,
  'every table belongs to its service’s owner': `
    SELECT t.full_name AS wrong FROM (${tables}) t WHERE t.relowner::regrole::text <> 'kommis_' || t.schema || '_owner'`,
  'there are no sequences, serials and identities: numbers count per store': `
    SELECT n.nspname || '.' || c.relname AS wrong FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1) AND c.relkind = 'S'
    UNION ALL SELECT t.full_name || '.' || a.attname FROM (${tables}) t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attidentity <> ''`,
  'there are no partitions, children, foreign tables, exclusion constraints and rules, which neither policies nor Citus take as they are': `
    SELECT n.nspname || '.' || c.relname AS wrong FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1) AND c.relkind IN ('p', 'f')
    UNION ALL SELECT t.full_name FROM (${tables}) t JOIN pg_inherits i ON t.oid IN (i.inhrelid, i.inhparent)
    UNION ALL SELECT t.full_name || ' ' || k.conname FROM (${tables}) t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype = 'x'
    UNION ALL SELECT t.full_name || ' ' || r.rulename FROM (${tables}) t JOIN pg_rewrite r ON r.ev_class = t.oid`,
  'views ask the policies of whoever reads them, and nothing is materialised': `
    SELECT n.nspname || '.' || c.relname AS wrong FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND (c.relkind = 'm' OR (c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)))`,
  'every trigger is the audit’s or a reviewed one that stays in its store': `
    SELECT * FROM (SELECT t.full_name || ' ' || f.pronamespace::regnamespace || '.' || f.proname AS wrong, f.pronamespace::regnamespace || '.' || f.proname AS called, f.prosrc
      FROM (${tables}) t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal JOIN pg_proc f ON f.oid = g.tgfoid) t WHERE called <> ALL ($2) OR prosrc !~ 'store_id'`,
};

/** What is listed with a reason, by check. */
export const listed: Record<string, Record<string, string>> = {
  'there is no other policy than those listed with their reason': otherPolicies,
  'every table is audited, or listed with its reason': notAudited,
  'every trigger is the audit’s or a reviewed one that stays in its store': triggerFunctions,
};
