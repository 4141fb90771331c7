import { parts } from './parts';
import type { Attacker } from './parts';

/** A process of its own for whoever overloads: what it costs to ask is not in what the page takes. */
interface Asked {
  part: string;
  attacker: Attacker;
}

process.once('message', (asked: Asked) => {
  const part = parts.find(({ name }) => name === asked.part);
  if (part === undefined) throw new Error(`There is no part ${asked.part}`);
  void part.begin(asked.attacker).then((begun) => {
    process.send?.('begun');
    process.once('message', () => {
      void begun.stop().then((answers) => {
        process.send?.(answers);
        process.disconnect();
      });
    });
  });
});
