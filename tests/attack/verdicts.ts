import { OWN_LOG_IN } from './log-in-verdicts';
import { COMPANIES, USERS } from './company-operations';
import { LOG_IN } from './log-in-operations';
import { MAILS } from './mail-verdicts';
import { OPERATORS } from './operator-operations';
import { PAYS_OUT, TAXES, THEIR_TAXES } from './payout-verdicts';
import { REGISTRATION } from './registration-operations';
import { STOREFRONT } from './storefront-verdicts';
import { TILL } from './till-verdicts';
import { SECOND_STEP, SETTING_UP } from './two-factor-operations';
import { everyRole, type Role } from './world';

const staff = everyRole.filter((role) => /^(staff|owner|operator)/.test(role));

/**
 * Who may select which field: what features.md and security.md ask for, written by hand and reviewed. It is NOT
 * made from the services' permission tables; the attack compares the two by asking. Every field of the graph
 * stands here exactly once; a new one fails the run until somebody has thought about it.
 */
const customer: Role[] = ['portal', 'neighbour'];
const strangers: Role[] = ['visitor', 'unverified', 'password only'];
const partner: Role[] = ['partner', 'partner with a scope'];

const whoMay = {
  everyone: ['visitor at the console', ...strangers, ...partner, ...customer, ...staff],
  atPortal: [...strangers, ...customer],
  atConsole: ['visitor at the console', ...staff],
  // Also with a second step still to come.
  'password given': ['password only', ...customer, ...staff],
  loggedIn: [...customer, ...staff],
  staff,
  'staff+customers.edit': ['staff+customers.edit', 'owner'],
  'staff+consignment.edit': ['staff+consignment.edit', 'owner'],
  'staff+consignment.balance': ['staff+consignment.balance', 'owner'],
  'staff+consignment.payout': ['staff+consignment.payout', 'owner'],
  'staff+consignment.tax': ['staff+consignment.tax', 'owner'],
  // What the tax office is told of one, and who one is for it [L9].
  'their taxes': [...customer, 'staff+consignment.tax', 'owner'],
  'staff+consignment.settings': ['staff+consignment.settings', 'owner'],
  'staff+store.settings': ['staff+store.settings', 'owner'],
  'being paid': [...customer, 'staff+consignment.payout', 'owner'],
  customer,
  consigning: [...customer, 'staff+consignment.edit', 'owner'],
  'staff+users.edit': ['staff+users.edit', 'owner'],
  'staff+users.reset': ['staff+users.reset', 'owner'],
  'staff+import': ['staff+import', 'owner'],
  'staff+jobs': ['staff+jobs', 'owner'],
  'staff+commerce.credit': ['staff+commerce.credit', 'owner'],
  'staff+commerce.sell': ['staff+commerce.sell', 'owner'],
  operator: ['operator'],
} satisfies Record<string, Role[]>;

const fields: Record<keyof typeof whoMay, Record<string, string>> = {
  /** Public: the store's face, who one is oneself, what is on sale [S1], and refusals. Rows decide the rest. */
  everyone: {
    Query:
      'store viewer sellableUnit sellableUnitBySku link newsletterLink calendarFile storePageText secondStep',
    Mutation: 'logOut disownSignIn disownEmailChange answerSecondStep',
    Store:
      'id name language timeZone currency country colour portalOn sortsPastPrefixes portalUrl contact selfEntryAllowed modules ' +
      'languages legalName organisationNumber vatNumber minimumPasswordLength twoFactor footer openingHours pages skin freeColour logo banner registrationOpen',
    ...STOREFRONT,
    StaffMember: 'id name email role rights columns',
    SellableUnit: 'id sku description price stock isOnSale version',
    Money: 'amountMinor currency',
    InvalidInput: 'message fields',
    FieldProblem: 'path code message',
    NotFound: 'message',
    ...LOG_IN,
    ...SECOND_STEP,
    ...REGISTRATION,
  },
  /** Portal and console have separate sessions: a staff session activates and logs in nobody there. */
  atPortal: {
    Query: 'registration',
    Mutation:
      'requestActivation requestPasswordReset setPassword confirmEmail logIn subscribeToNewsletter confirmNewsletter unsubscribeFromNewsletter ' +
      'register sendRegistrationAgain',
  },
  atConsole: { Mutation: 'logInStaff requestStaffPasswordReset setStaffPassword confirmStaffEmail' },
  /** Setting a second step up, before anything else opens where the store asks for it [N2]. */
  'password given': SETTING_UP,
  /** A customer's own page [K12 K13 U18 U24] and the console. */
  loggedIn: {
    Query:
      'customer customerByNumber consignmentItem consignmentItemByNumber intake intakeReceiptPath consignmentSettings order statement statementPath signIns ownEmailChange',
    Mutation:
      'chooseLanguage endSession endOtherSessions changePassword changeEmail cancelEmailChange renewRecoveryCodes removeTotp',
    ...OWN_LOG_IN,
    ...{ RecoveryCodesRenewed: 'recoveryCodes', TwoFactorRequired: 'message' },
    LanguageChosen: 'language',
    TextAcceptance: 'page language version publishedAt isCurrent acceptedAt place',
    Customer:
      'id number kind displayName socialTitle firstName lastName companyName organisationNumber email telephone ' +
      'billingAddress shippingAddress shippingSameAsBilling newsletter partnerOffers registeredAt version ' +
      'salesTotal storeCredit storeCreditLines consignor users updatedAt approval hasOwnTerms',
    Address: 'street postalCode town country',
    ...{ Consent: 'state since source', CompanyApproval: 'state askedAt decidedAt word' },
    CustomerUser: 'user enabled role',
    Consignor:
      'customerId charity mayCreateItems itemAllowance itemAllowanceRemaining consignorSharePercent ' +
      'effectiveSharePercent storeDefaultSharePercent returnMail balance payable stock due soldSince salesByMonth items ' +
      'allowanceFrozen openIntake intakes ' +
      'sales salesSummary version updatedAt balanceLines statements payoutMethod payoutCreditPercent bankAccount payoutRequest',
    StockCounts: 'all draft submitted received rejected onSale due sold returned donated withdrawn lost back',
    DueSummary: 'count firstReturnOn collectBy afterwards',
    SalesSummary: 'count soldFor share',
    MonthlySales: 'month count soldFor share',
    ConsignmentItem:
      'id number description category size brand price state isDue intakeOn receivedOn returnOn collectBy afterwards sharePercent ' +
      'shareBase expectedShare sale heldUntil rejectedBecause ' +
      'firstPrice onSaleOn markdownOff markdownBorneBy prices reducedFrom reducedPercent nextMarkdown ' +
      'customer sellableUnit updatedAt version fromAllowance intake photo request mayAskFor',
    ItemRequest: 'kind price note state askedAt closedAt answer version item',
    ...{ RequestClosed: 'message requestState', PayoutRequestClosed: 'message requestState' },
    BankAccount: 'maskedIban iban holder',
    PayoutRequest: 'customer method note state askedAt closedAt answer version payable',
    NothingToPayOut: 'message',
    NotInStore: 'message state',
    ItemPhoto: 'id width height url smallUrl',
    ConsignmentSettings:
      'consignorSharePercent shareBase returnTermDays graceDays afterGrace afterGraceByItself returnWindowDays minimumPayout creditBonusPercent categories termsVersion version ' +
      'markdownSteps markdownFloor markdownBorneBy mayKeepDac7 dac7On dac7Threshold dac7ThresholdInForce dac7Counted',
    Intake:
      'id state openedAt submittedAt receivedAt updatedAt customer items itemCount termsVersion receiptMailed',
    IntakeConnection: 'edges nodes pageInfo total',
    IntakeEdge: 'cursor node',
    ItemsEntered: 'items intake',
    ItemDeleted: 'itemId',
    EntryNotPermitted: 'message',
    AllowanceUsedUp: 'message allowed remaining asked',
    AllowanceFrozen: 'message allowed remaining',
    IntakeSubmitted: 'message intakeId',
    PhotosBusy: 'message retryAfterSeconds',
    ChangedMeanwhile: 'message version',
    SelfEntryNotAllowed: 'message storeId',
    ...{ ItemPrice: 'at price because' },
    MarkdownStep: 'afterDays percent',
    NextMarkdown: 'on price',
    ConsignmentSale: 'soldOn soldFor share storePart id',
    ConsignmentItemConnection: 'edges nodes pageInfo total',
    ConsignmentItemEdge: 'cursor node',
    BalanceLine: 'id kind amount item itemDescription reason payableOn madeAt paidOut statement takenBack',
    BalanceLineConnection: 'edges nodes pageInfo total',
    BalanceLineEdge: 'cursor node',
    // [B4]: what one was paid, line by line.
    Statement:
      'id number name method total madeAt reverses reversedBy customer balanceLines inMoney inCredit bonus account',
    StatementConnection: 'edges nodes pageInfo total',
    StatementEdge: 'cursor node',
    // [K13]: what one bought oneself.
    Order:
      'id number channel state paymentState placedOn placedAt externalReceipt total reversed paid customer lines payments version',
    OrderLine:
      'id position sku description ordered shipped cancelled returned invoiced price discount net vat gross reversed vatPercent vatScheme',
    Payment: 'id method amount paidAt reference',
    StoreCreditLine: 'id kind amount reason madeAt',
    StoreCreditLineConnection: 'edges nodes pageInfo total',
    StoreCreditLineEdge: 'cursor node',
    StoreCreditTooLow: 'message remaining excess',
    PageInfo: 'hasNextPage hasPreviousPage startCursor endCursor',
    Total: 'count capped',
  },
  /** The shop's own view of its customers [P1 P8 P30 P31 B8], groups [W10] and failing work. */
  staff: {
    Store: 'isSetUp version portalVisitors mail',
    Query:
      'customers customerByEmail companiesForApproval consignors consignmentItems intakes customerGroups customerGroup failedJobs failedJobCount ' +
      'itemsToLabel labelCounts labelPapers labelPrint labelPrints labelPreview payoutRequests itemRequests orders ' +
      'orderByNumber mails newsletterSubscribers marginReport marginReportPath dueItems dueMove graceEnding calendarNotes calendarDays calendarFeed storePageTexts',
    IntakeStillOpen: 'message',
    ReceivedBefore: 'message items',
    ItemRequestConnection: 'edges nodes pageInfo total',
    ...{ PayoutRequestConnection: 'edges nodes pageInfo total', PayoutRequestEdge: 'cursor node' },
    ItemRequestEdge: 'cursor node',
    NoSuchMove: 'message from allowed',
    ConsignorConnection: 'edges nodes pageInfo total',
    ConsignorEdge: 'cursor node',
    Mutation: 'chooseColumns',
    Customer:
      'groups defaultGroup privateNote kept pendingEmail emailChange logInElsewhere lastVisitAt mails refusedMail history logInHistory ' +
      'sameOrganisationNumber',
    EmailChange: 'email sentAt expiresAt',
    KeptDetails: 'companyName organisationNumber shippingAddress',
    Consignor: 'calendarNote lastReminder history',
    ConsignmentSettings: 'payoutIban payoutBic',
    ReturnReminder: 'returnOn madeAt mailed',
    ConsignmentItem:
      'mayBecome goesTo vatScheme labelsPrinted labelPrice labelledAt labelNeed isLabelStale order',
    ConsignmentSale: 'soldFrom vatScheme vatPercent',
    OrderConnection: 'edges nodes pageInfo total',
    OrderEdge: 'cursor node',
    OrderLine: 'borneByStore item',
    MarginReport: 'margin normal',
    MarginOfScheme: 'count soldFor share margin vat rates',
    MarginOfRate: 'count soldFor share margin vat vatPercent',
    LabelPrint: 'id state count paper format firstPosition nextPosition pages left startedBy startedAt',
    LabelPaper:
      'paper isRoll format widthMm heightMm columns rows leftMm topMm pitchXMm pitchYMm nextPosition shiftRightMm shiftDownMm usedAt',
    LabelCounts: 'new stale toCome',
    LabelDrawing: 'widthMm heightMm texts codes',
    LabelText: 'text xMm baseMm sizeMm widthMm isBold isStruck',
    NothingToPrint: 'message',
    DueItems: 'today groups count items reduced',
    DueGroup: 'goesTo count inGrace consignors asked',
    DueMove: 'id to percentOff moved remaining left madeAt byItselfOn items',
    GraceEnding: 'isOn nextOn toStore toCharity left last',
    ModuleFigures: 'consignors itemsInStore entering openIntakes markedDown',
    DueReduced: 'asked reduced items',
    ReducedItem: 'itemId price reduced',
    DuePricesChanged: 'message expectedAsked foundAsked',
    DueItemLeft: 'reason item',
    DueChanged: 'message expected found',
    CalendarNote:
      'returnOn customer itemCount asked charity isAgreed lacksAddress isTicked tickedAt tickedBy goods',
    CalendarNoteConnection: 'edges nodes pageInfo total',
    CalendarNoteEdge: 'cursor node',
    CalendarDay: 'date noteCount openCount itemCount notes',
    CalendarNoteChanged: 'message itemCount',
    CalendarFeed: 'madeAt madeBy version',
    CustomerConnection: 'edges nodes pageInfo total',
    CustomerEdge: 'cursor node',
    CustomerGroup: 'id name description colour kind customerCount version',
    CustomerGroupDeleted: 'id',
    GroupMembersChanged: 'group changed kept',
    MemberKept: 'customerId customer reason',
    ...{ ...MAILS, ...COMPANIES },
    HistoryConnection: 'edges nodes pageInfo total',
    HistoryEdge: 'cursor node',
    HistoryEntry: 'id at actorKind actorName operation entity action changes',
    HistoryChange: 'field before after beforeName afterName',
    FailedJob: 'id task kind attempts maxAttempts lastError createdAt nextRunAt',
    GroupProtected: 'message',
    ReplacementNeeded: 'message customers',
    // Each kind of file has a right of its own, which the operations below ask.
    ImportDryRun:
      'fileId fileName rows encoding delimiter toCreate toUpdate unchanged total notes faults faultCount faultGroups faultsPath faultsKept around columns ' +
      'columnsRead columnsIgnored columnsAbsent mapping columnNames firstRows changes owed',
    ImportColumn: 'letter heading name',
    ImportReadRow: 'row cells',
    ImportCell: 'column kind value',
    ImportChange: 'row number cells',
    ImportCellChange: 'column kind before after',
    ImportFault: 'row column letter value code message hint',
    ImportFaultGroup: 'column letter code count rows values',
    ImportFaultValue: 'first count',
    ImportNote: 'code count rows before after words',
    ImportRow: 'row cells faults',
    Job: 'id kind state done total stopAsked fileId fileName parts faultCount faults reason startedBy startedAt endedAt',
    JobPart: 'name done total created updated unchanged',
    JobReason: 'code field detail',
    JobRunning: 'message running',
    UnreadableFile: 'message code detail mapping columnNames',
  },
  'staff+customers.edit': {
    Query: 'newsletterFilePath',
    Mutation:
      'createCustomer updateCustomer updateCustomerNote withdrawEmailChange createCustomerGroup updateCustomerGroup deleteCustomerGroup ' +
      'linkCustomersToGroup unlinkCustomersFromGroup unsubscribeSubscriber decideCompanies',
  },
  'staff+consignment.edit': {
    Mutation:
      'updateConsignor receiveItems priceItem moveItem setItemPhoto setMarkdown setVatScheme setReturnDate printLabels answerRequest moveDueItems priceDueItems ' +
      'tickCalendarNote untickCalendarNote',
    LabelPrint: 'download',
  },
  'staff+consignment.balance': { Mutation: 'addBalanceLine' },
  'their taxes': THEIR_TAXES,
  'staff+consignment.tax': TAXES,
  'staff+consignment.payout': PAYS_OUT,
  'being paid': { Mutation: 'setBankAccount' },
  'staff+consignment.settings': {
    Dac7NotHere: 'message country',
    Mutation: 'updateConsignmentSettings renewCalendarFeed revokeCalendarFeed',
    CalendarFeedMade: 'address',
  },
  /** Who accepts is a person at the portal, and nobody for them [S14]. */
  customer: {
    Mutation: 'acceptTexts chooseNewsletter',
    ...{ TextsAccepted: 'acceptances', NewsletterChosen: 'isWanted' },
  },
  /** Who brings goods enters them, in stores with self-entry [K11 K26], and asks for them [S25]; and staff for them. */
  consigning: {
    Mutation:
      'enterItem copyItem updateItem deleteItem submitIntake askForItem takeBackRequest askForPayout takeBackPayoutRequest',
  },
  'staff+store.settings': {
    Query: 'mailPreviews consignmentMailPreviews moduleFigures',
    Mutation:
      'updateStore sendTestMail updateStoreFooter updateOpeningHours writeStorePageText updatePortal setStorePicture',
    PicturesBusy: 'message retryAfterSeconds',
  },
  'staff+users.edit': USERS,
  'staff+users.reset': { Mutation: 'resetTwoFactor resetStaffTwoFactor' },
  'staff+import': {
    Query: 'dryRunConsignorCustomers dryRunConsignorSettings dryRunStock settlements job jobs',
    Mutation: 'startImport stopJob undoSettlement',
    Settlement: 'id fileId fileName settledUntil saleCount share madeAt undoneAt',
  },
  'staff+jobs': { Mutation: 'retryJob sendMailAgain', JobRetried: 'id' },
  /** No shop's owner, whatever else they may do [K2]. */
  operator: OPERATORS,
  'staff+commerce.credit': { Mutation: 'addStoreCredit' },
  'staff+commerce.sell': TILL,
};

/** `Type.field` → the roles that may select it. */
export const verdicts: ReadonlyMap<string, readonly Role[]> = new Map(
  Object.entries(fields).flatMap(([who, types]) =>
    Object.entries(types).flatMap(([type, names]) =>
      names.split(' ').map((name): [string, readonly Role[]] => {
        return [`${type}.${name}`, whoMay[who as keyof typeof whoMay]];
      }),
    ),
  ),
);

/** Every coordinate as written above, repetitions included. */
export const listed: readonly string[] = Object.values(fields).flatMap((types) =>
  Object.entries(types).flatMap(([type, names]) => names.split(' ').map((name) => `${type}.${name}`)),
);
