/** Who may select what of money that is paid out, and of taxes: reviewed as the rest in verdicts.ts. */
export const PAYS_OUT = {
  Query: 'payoutPreview payoutRun payoutRuns transferFilePath',
  Mutation: 'startPayoutRun reversePayout stopPayoutRun declinePayout',
  PayoutPreview: 'payableOn minimum count total ways bonus groups candidates',
  PayoutWay: 'method count total',
  PayoutGroup: 'verdict count payable',
  PayoutCandidate: 'customer verdict payable toCome',
  ...{ PayoutCandidateConnection: 'edges nodes pageInfo total', PayoutCandidateEdge: 'cursor node' },
  PayoutTransfers: 'count total withoutAccount formats',
  PayoutRun:
    'id reverses method payableOn madeAt endedAt outcome statementCount total job statements transfers ways bonus takenBack',
  PayoutTakenBack: 'count total',
  ...{ PayoutRunConnection: 'edges nodes pageInfo total', PayoutRunEdge: 'cursor node' },
  PayoutChanged: 'message count total',
  NothingToReverse: 'message',
};

export const THEIR_TAXES = {
  ...{ Mutation: 'giveDac7Person', Consignor: 'dac7' },
  Dac7Year: 'customer year quarters total isReached isAsked person file',
  Dac7Quarter: 'quarter online till',
  ...{ Dac7Sums: 'count soldFor share kept', Dac7NotAsked: 'message because' },
  Dac7Person: 'taxNumberEnding birthYear givenAt version',
};

export const TAXES = {
  ...{ Query: 'dac7Years dac7File', Mutation: 'sendDac7Copies' },
  ...{ Dac7CopiesSent: 'year count withoutEmail', Dac7Person: 'birthDate taxNumber' },
  ...{ Dac7YearConnection: 'edges nodes pageInfo total', Dac7YearEdge: 'cursor node' },
};
