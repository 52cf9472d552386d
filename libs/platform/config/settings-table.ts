import { ALL_SETTINGS } from './known-settings';

/** For `--help` and the documentation: one line a setting, in columns. */
export const settingsTable = (): string => {
  const rows = Object.entries(ALL_SETTINGS).map(
    ([name, { fallback, meaning }]) => [name, fallback ?? '–', meaning] as const,
  );
  const wide = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  const [names, fallbacks] = [wide(0), wide(1)];
  return rows
    .map(([name, fallback, meaning]) => [name.padEnd(names), fallback.padEnd(fallbacks), meaning])
    .map((cells) => cells.join('  '))
    .join('\n');
};
