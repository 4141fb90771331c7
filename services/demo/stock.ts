import { addDays, type LocalDate } from '../kernel/clock/clock';
import type { Category } from './categories';
import { marijke, type DemoConsignor } from './consignors';
import { Chance } from './random';

interface Kind {
  names: readonly string[];
  category: Category;
  sizes: readonly string[];
  brands: readonly string[];
  euros: readonly [number, number];
}

const kinds: readonly Kind[] = [
  {
    names: ['Linnen blazer', 'Wollen mantel, camel', 'Spijkerjasje', 'Trenchcoat', 'Regenjas, groen'],
    category: 'Jassen',
    sizes: ['36', '38', '40', '42'],
    brands: ['Scotch & Soda', 'Sissy-Boy', 'Zara', ''],
    euros: [25, 90],
  },
  {
    names: ['Wollen trui, grof gebreid', 'Kasjmier sjaal', 'Vest met knopen', 'Coltrui, marine'],
    category: 'Truien',
    sizes: ['S', 'M', 'L'],
    brands: ['COS', 'Marc O’Polo', ''],
    euros: [12, 45],
  },
  {
    names: ['Zijden jurk met ceintuur', 'Zomerjurk, gebloemd', 'Overhemdjurk', 'Plooirok, marine'],
    category: 'Jurken',
    sizes: ['36', '38', '40'],
    brands: ['Ganni', 'King Louie', 'H&M'],
    euros: [15, 65],
  },
  {
    names: ['Leren enkellaarsjes', 'Hardloopschoenen', 'Pumps, zwart', 'Gympen, wit'],
    category: 'Schoenen',
    sizes: ['37', '38', '39', '40', '41'],
    brands: ['Gabor', 'Nike', 'Floris van Bommel'],
    euros: [15, 75],
  },
  {
    names: ['Schoudertas, cognac', 'Canvas rugzak', 'Avondtasje'],
    category: 'Tassen',
    sizes: [''],
    brands: ['Fred de la Bretonière', 'Burkely', ''],
    euros: [18, 95],
  },
  {
    names: ['Pantalon met plooi', 'Spijkerbroek, donkerblauw', 'Corduroy broek'],
    category: 'Broeken',
    sizes: ['38', '40', '42', 'W30 L32'],
    brands: ["Levi's", 'Kuyichi', 'Zara'],
    euros: [12, 48],
  },
  {
    names: ['Servies, twaalfdelig', 'Tafellamp, messing', 'Vaas, Makkum', 'Wollen plaid'],
    category: 'Wonen',
    sizes: [''],
    brands: ['', '', 'Ikea'],
    euros: [10, 120],
  },
  {
    names: ['Houten treinbaan', 'Poppenhuis', 'Prentenboek', 'Loopfiets'],
    category: 'Speelgoed',
    sizes: [''],
    brands: ['Brio', 'Lego', ''],
    euros: [6, 60],
  },
];

/**
 * A year of stock as the shop's program exports it, seen from `today`: about half sold, some waiting to be
 * collected, the rest on sale, back with its owner or given to charity.
 */
export function stockCsv(consignors: DemoConsignor[], today: LocalDate): string {
  const chance = new Chance(118_000);
  const intakes = consignors.flatMap((consignor) => {
    const isMarijke = consignor.number === marijke.number;
    return Array.from({ length: isMarijke ? 84 : chance.between(4, 24) }, () => ({
      consignor,
      daysAgo: daysAgo(chance, isMarijke),
    }));
  });
  // Numbers are given as goods come in, whosever they are.
  intakes.sort((one, other) => other.daysAgo - one.daysAgo);
  const rows = intakes.map((intake, index) =>
    rowOf(chance, intake.consignor, 117_000 + 2 * index, addDays(today, -intake.daysAgo), today),
  );
  const head =
    'Artikelnr;Klantnr;Omschrijving;Categorie;Maat;Merk;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';
  return [head, ...rows].join('\r\n');
}

/** Marijke came lately, too: her page is the one people look at first. */
function daysAgo(chance: Chance, isMarijke: boolean): number {
  return isMarijke && chance.isLikely(0.55) ? chance.between(2, 64) : chance.between(3, 350);
}

function rowOf(
  chance: Chance,
  consignor: DemoConsignor,
  number: number,
  intakeOn: LocalDate,
  today: LocalDate,
): string {
  const kind = chance.pick(kinds);
  const cents = chance.between(kind.euros[0] * 2, kind.euros[1] * 2) * 50;
  const returnOn = addDays(intakeOn, 56);
  const soldOn = addDays(intakeOn, chance.between(1, 54));
  const sold = chance.isLikely(0.5) && soldOn <= today;
  const soldCents = chance.isLikely(0.15) ? Math.round((cents * 0.85) / 5) * 5 : cents;
  const over = returnOn < addDays(today, -14);
  const state = sold ? 'Verkocht' : over ? (consignor.charity === 'Ja' ? 'Goed doel' : 'Retour') : 'Te koop';
  return [
    number,
    consignor.number,
    chance.pick(kind.names),
    kind.category,
    chance.pick(kind.sizes),
    chance.pick(kind.brands),
    euros(cents),
    dutch(intakeOn),
    dutch(returnOn),
    state,
    sold ? dutch(soldOn) : '',
    sold ? euros(soldCents) : '',
  ].join(';');
}

const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
const dutch = (date: LocalDate): string => date.split('-').reverse().join('-');
