/**
 * Other spellings of a path like `/mailbox`: what some reader between the socket and the page takes for it. As they
 * stand on the wire, a character beyond U+00FF as its bytes.
 */
export function spellings(path: string): string[] {
  const name = path.slice(1);
  const escape = (text: string, hex = (code: string): string => code): string =>
    [...text].map((letter) => `%${hex(letter.charCodeAt(0).toString(16).padStart(2, '0'))}`).join('');
  const first = escape(name.slice(0, 1));
  const rest = name.slice(1);
  const wide = String.fromCharCode(name.charCodeAt(0) + 0xfee0) + rest;
  const above = ['..', '%2e%2e', '%2E%2e', '.%2e', '%2e.', '%2E%2E'].map((up) => `/x/${up}/${name}`);
  const here = ['.', '%2e', '%2E'].map((dot) => `/${dot}/${name}`);
  const back = [
    `/.\\${name}`,
    `/\\${name}`,
    `/x\\..\\${name}`,
    `/%5c${name}`,
    `/x%5C..%5c${name}`,
    `\\${name}`,
  ];
  const slash = [`/%2f${name}`, `/x%2f..%2f${name}`, `/${name}%2f`, `/${name}%2F1`, `/30042/..%2f${name}`];
  const within = [
    `/30042/../${name}`,
    `/30042/console/../../${name}`,
    `/${name}/.`,
    `/${name}/./__data.json`,
  ];
  const empty = [`/x//../../${name}`, `/${name}//`, `/${name}//__data.json`, `/.//${name}`];
  const letters = [`/${first}${rest}`, escape(path), `/${escape(name)}`, `/${first}${rest}/__data.json`];
  const twice = [`/%252e/${name}`, `/x/%252e%252e/${name}`, `/%25${first.slice(1)}${rest}`];
  const odd = [
    ...[
      `/${name};`,
      `/${name};a=b`,
      `/x/..;/${name}`,
      `/${name}%3b`,
      `/${name}%00`,
      `/${name}%0a`,
      `/${name}%09`,
    ],
    ...[`/${name}#`, `/x#/../${name}`, `/%c0%ae%c0%ae/${name}`, `/%c0%af${name}`, `/%e0%80%ae/${name}`],
    ...[`/${encodeURIComponent(wide)}`, `/%EF%BC%8E/${name}`, `/%EF%BC%8F${name}`, `/%u002e/${name}`],
    ...[
      `/${Buffer.from(wide).toString('latin1')}`,
      `/${name}?`.replace('?', '%3f'),
      `/${name}%23`,
      `/%7f/../${name}`,
    ],
  ];
  return [...here, ...above, ...back, ...slash, ...within, ...empty, ...letters, ...twice, ...odd];
}
