import type { Evidence, Meta } from '../instance/envelope';
import type { Paint } from './paint';

/** What every answer rests on: when, as known at which position, and what is not known. */
export const footing = (paint: Paint, meta: Meta | undefined): string => {
  if (!meta) return '';
  const { asOf, position, modelVersion, coverage, incomplete } = meta;
  const stated = [
    asOf && `as of ${asOf}`,
    position && `position ${position}`,
    modelVersion,
    coverage && `coverage ${coverage}`,
  ].filter(Boolean);
  const gaps = (incomplete ?? []).map(({ reason, detail }) =>
    paint('doubtful', `${reason}${detail ? `: ${detail}` : ''}`),
  );
  return [paint('faint', stated.join(' · ')), ...firstOf(gaps)].join('\n');
};

const GAPS_SHOWN = 8;

/** The gravest come first; an answer about everything lacks a little everywhere. */
const firstOf = (gaps: readonly string[]): readonly string[] =>
  gaps.length <= GAPS_SHOWN
    ? gaps
    : [
        ...gaps.slice(0, GAPS_SHOWN),
        `… and ${String(gaps.length - GAPS_SHOWN)} more gaps: --json shows all`,
      ];

/** A document by its publisher and title, then the hash under which it is archived. */
export const evidenceLine = ({ sha256, publisher, tier, title, url }: Evidence): string => {
  const named = [publisher, title].filter(Boolean).join(', ');
  const where = [tier && `(${tier})`, url].filter(Boolean).join(' ');
  return `${sha256.slice(0, 12)}  ${[named, where].filter(Boolean).join(' ')}`;
};
