// A copied database and 6,000 rows take a second here, and ten where other things run, too.
jest.setTimeout(120_000);
