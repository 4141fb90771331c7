/** The categories of the demo's consignment store: what is entered there is one of these. */
export const CATEGORIES = [
  ...(['Jassen', 'Jurken', 'Rokken', 'Broeken', 'Blouses', 'Truien'] as const),
  ...(['Schoenen', 'Tassen', 'Accessoires', 'Kinderkleding', 'Speelgoed', 'Wonen'] as const),
];
export type Category = (typeof CATEGORIES)[number];
