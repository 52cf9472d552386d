/** What a person who has just started the product may ask it first. */
export const welcome = (url: string): string =>
  [
    '',
    `Interdict answers at ${url} (Ctrl-C stops it). Try next:`,
    '',
    `  curl '${url}/v1/export-ban-lists/kr-situational-licence?asOf=2024-07-01'`,
    `  curl '${url}/v1/export-checks?goods=hs2022:854231&origin=US&destination=RU&asOf=2024-03-01'`,
    `  npm run cli -- check hs2022:854231 --origin US --destination RU --as-of 2024-03-01`,
    `  npm run cli -- lists`,
    `  ${url}/docs`,
    '',
  ].join('\n');
