import { jobKinds, jobParts } from '../../kernel/graph/job';

jobKinds.add({ PAYOUT: 'Consignors are paid out, or a payout is taken back.' });
jobParts.add({ STATEMENTS: 'Statements, one a consignor.' });
