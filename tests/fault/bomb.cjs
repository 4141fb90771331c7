/** Loaded before the product's own code: at SIGUSR2 the process it is for dies the way it is told to. */
const kind = process.env.KOMMIS_BOMB;
const isMeant =
  /services[/\\]main\.js$/.test(process.argv[1] ?? '') &&
  process.argv.slice(2).join(' ') === process.env.KOMMIS_BOMB_FOR;
const ways = {
  memory: () => {
    const hoard = [];
    // In large pieces: many small ones are looked through again and again before there is no room left.
    for (;;) hoard.push(Array(1_000_000).fill(hoard));
  },
  timer: () => setTimeout(() => JSON.parse('thrown in a timer'), 10),
  promise: () => void Promise.reject(new Error('of a promise that nobody heard')),
};
if (isMeant && kind in ways) process.on('SIGUSR2', ways[kind]);
