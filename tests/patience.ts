import fc from 'fast-check';

// A copied database and 6,000 rows take a second here, and ten where other things run, too. No test has less than this:
// how long something takes is for the benchmark to say.
jest.setTimeout(180_000);

// The same inputs in every run, so that a commit is judged by what it changed. Other ones, and more of them:
// PROPERTY_RUNS=20000 PROPERTY_SEED=$RANDOM npm test -- <file>
fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? 1),
  ...(process.env.PROPERTY_RUNS && { numRuns: Number(process.env.PROPERTY_RUNS) }),
});
