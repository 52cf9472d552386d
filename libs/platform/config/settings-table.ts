import { ALL_SETTINGS } from './known-settings';

type Name = keyof typeof ALL_SETTINGS;

/** For `--help` and the documentation: one line a setting, in columns. */
export const settingsTable = (some = Object.keys(ALL_SETTINGS) as readonly Name[]): string => {
  const rows = some.map((name) => {
    const { fallback, meaning } = ALL_SETTINGS[name];
    return [name, fallback ?? '–', meaning] as const;
  });
  const wide = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  const [names, fallbacks] = [wide(0), wide(1)];
  return rows
    .map(([name, fallback, meaning]) => [name.padEnd(names), fallback.padEnd(fallbacks), meaning])
    .map((cells) => cells.join('  '))
    .join('\n');
};
