const header =
  'Artikelnr;Klantnr;Omschrijving;Categorie;Maat;Merk;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';

/** A row of a stock file as a spec wants it. */
export interface StockRow {
  number: number;
  customer: number;
  description: string;
  category: string;
  price: string;
  intake: string;
  returns: string;
  status: string;
  soldOn: string;
  soldFor: string;
}

/** Writes rows of a stock file; each gets the next number unless it says one. */
export class StockFile {
  /** The number given last. */
  number = 100_000;

  constructor(private readonly customer: number) {}

  line(given: Partial<StockRow> = {}): string {
    const row: StockRow = {
      number: given.number ?? (this.number += 1),
      customer: this.customer,
      description: 'Jas groen',
      category: 'Heren',
      price: '42,50',
      intake: '19-10-2026',
      returns: '14-12-2026',
      status: 'Te koop',
      soldOn: '',
      soldFor: '',
      ...given,
    };
    const { number, customer, description, category, price, intake, returns, status, soldOn, soldFor } = row;
    return [
      number,
      customer,
      description,
      category,
      'M',
      'H&M',
      price,
      intake,
      returns,
      status,
      soldOn,
      soldFor,
    ].join(';');
  }

  /** Brought in long before any day on which a spec sells it. */
  sold(given: Partial<StockRow> = {}): string {
    const sale = { status: 'Verkocht', intake: '01-08-2026', soldOn: '28-10-2026', soldFor: '40,00' };
    return this.line({ ...sale, ...given });
  }

  of(...lines: string[]): string {
    return [header, ...lines].join('\r\n');
  }
}
