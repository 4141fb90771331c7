/** One bar of a chart, with everything written out by who knows the language and the currency. */
export interface Bar {
  key: string;
  /** Under the bar: "okt". */
  label: string;
  /** The same where there is little room: "o". */
  short: string;
  /** In its title and in the table: "oktober 2026". */
  name: string;
  value: number;
  /** "€ 118,20". */
  text: string;
  /** The same where there is little room: "€ 118". */
  brief: string;
}
