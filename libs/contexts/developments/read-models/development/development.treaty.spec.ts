import type { DateAdopted, DateClaimed, DevelopmentFact } from '@contracts';
import { known, moscowDay, pyongyangDay, treatyRuKp, valueOn } from '@testing';

import { development } from './development.timeline';

const { signed, textPublished, ratifiedByRussia, ratifiedByNorthKorea, inForce, terminated } =
  treatyRuKp;

const story = [
  signed(),
  textPublished(),
  ratifiedByRussia(),
  ratifiedByNorthKorea(),
  inForce(),
  terminated(),
] as const;

const timeline = (...facts: readonly DevelopmentFact[]) =>
  development.timeline(known(...facts), treatyRuKp.development);

const on = (asOf: string, ...facts: readonly DevelopmentFact[]) => {
  const value = valueOn(timeline(...facts), asOf, 'Asia/Pyongyang');
  return value?.kind === 'treaty' ? value : undefined;
};

describe('A treaty', () => {
  it.each([
    ['2024-06-18T14:59:59.999Z', undefined],
    ['2024-06-18T15:00:00Z', 'signed'],
    ['2024-06-20', 'signed'],
    ['2024-11-10', 'signed'],
    ['2024-11-10T14:59:59.999Z', 'signed'],
    ['2024-11-10T15:00:00Z', 'ratified'],
    ['2024-12-03T20:59:59.999Z', 'ratified'],
    ['2024-12-03T21:00:00Z', 'in-force'],
    ['2029-12-31T20:59:59.999Z', 'in-force'],
    ['2029-12-31T21:00:00Z', 'terminated'],
  ])('is, at %s, %s', (asOf, status) => expect(on(asOf, ...story)?.status).toBe(status));

  it('is no further when its text is published', () =>
    expect(on('2024-06-21', ...story)).toMatchObject({
      status: 'signed',
      texts: [{ publishedBy: 'KP', articleCount: 23, articles: [{ article: '4' }] }],
      actors: ['KP', 'RU'],
      about: ['regime:1718', 'treaty:ru-kp-2024'],
    }));

  it('shows each step on the way to a ratification from its own day on', () => {
    expect(on('2024-10-24', ...story)?.steps).toEqual([]);
    expect(on('2024-10-25', ...story)?.steps).toMatchObject([{ step: 'State Duma ratifies' }]);
  });

  it('keeps its dates in the words of their sources', () =>
    expect(on('2024-06-21', ...story)?.dates).toMatchObject([
      { field: 'signedOn', by: ['RU', 'KP'], date: { verbatim: 'Wednesday' } },
      { field: 'publishedOn', by: ['KP'], date: { verbatim: 'Thursday' } },
    ]));

  it('rests on what decides its status last', () =>
    expect(on('2024-11-10', ...story)?.restsOn.map(({ eventId }) => eventId)).toEqual([
      ...['fact-2', 'fact-1', 'fact-3'],
    ]));

  it('is nothing without its signature, whatever else is known', () =>
    expect(timeline(...story.slice(1))).toEqual([]));

  it('ratified on a day was signed by then, though the year of that is all that is known', () => {
    const signedOn = {
      ...{ verbatim: 'in 2024', value: '2024', precision: 'year' as const },
      zone: 'Asia/Pyongyang',
    };
    const facts = [signed({ signedOn }), ratifiedByRussia()];
    expect(timeline(...facts).map(({ validFrom, basis }) => [validFrom, basis])).toEqual([
      ['2024-11-08T21:00:00.000Z', 'legal-act'],
      ['2024-12-30T15:00:00.000Z', 'first-observed'],
    ]);
    expect(on('2024-11-10', ...facts)).toMatchObject({
      status: 'signed',
      title: signed().data.title,
    });
  });

  it('does not begin with a text that was public before', () => {
    const publishedOn = pyongyangDay('2024-06-01');
    const facts = [signed(), textPublished({ publishedOn })];
    expect(on('2024-06-10', ...facts)).toBeUndefined();
    expect(on('2024-06-19', ...facts)?.texts).toHaveLength(1);
  });
});

describe('A date in dispute', () => {
  const subject = treatyRuKp.development;
  const claimed: DateClaimed = {
    type: 'DateClaimed',
    data: { subject, field: 'inForceOn', claimed: moscowDay('2024-12-06'), source: 'A paper' },
  };
  const adopted: DateAdopted = {
    type: 'DateAdopted',
    data: {
      ...{ subject, field: 'inForceOn', adopted: moscowDay('2024-12-06') },
      ...{ reason: 'The gazette.', rejected: [] },
    },
  };

  it('is shown between the earliest word and the latest', () => {
    const facts = [...story, claimed];
    expect(on('2024-12-04', ...facts)).toMatchObject({ status: 'ratified', disputed: [] });
    expect(on('2024-12-05', ...facts)).toMatchObject({
      status: 'in-force',
      disputed: [
        {
          field: 'inForceOn',
          values: [
            { source: null, adopted: true },
            { source: 'A paper', adopted: false },
          ],
        },
      ],
    });
    expect(on('2024-12-07', ...facts)).toMatchObject({ status: 'in-force', disputed: [] });
  });

  it('is told of before the treaty was there, where by one word it was there already', () => {
    const earlier: DateClaimed = {
      type: 'DateClaimed',
      data: { subject, field: 'signedOn', claimed: pyongyangDay('2024-06-17'), source: 'A paper' },
    };
    const before = (...words: readonly DateClaimed[]) =>
      on('2024-06-20', ...story, ...words)?.disputedBefore;
    expect(before(earlier)).toEqual([
      { field: 'signedOn', from: '2024-06-16T15:00:00.000Z', until: '2024-06-18T15:00:00.000Z' },
    ]);
    const later = { ...earlier.data, claimed: pyongyangDay('2024-06-20') };
    expect(before({ ...earlier, data: later })).toEqual([]);
    expect(before(claimed)).toEqual([]);
  });

  it('gives way to the one that was adopted', () => {
    const facts = [...story, claimed, adopted];
    expect(on('2024-12-05', ...facts)).toMatchObject({
      status: 'ratified',
      disputed: [{ values: [{ adopted: false }, { source: 'A paper', adopted: true }] }],
    });
    expect(on('2024-12-07', ...facts)).toMatchObject({ status: 'in-force', disputed: [] });
    expect(on('2024-12-07', ...facts)?.dates.at(-1)?.restsOn).toMatchObject([
      { eventId: 'fact-8' },
      { eventId: 'fact-5' },
    ]);
  });
});

describe('A look', () => {
  const day = (asOf: string) => {
    const value = on(asOf, ...story, treatyRuKp.confirmed());
    return [value?.lastAccepted, value?.lastChecked];
  };

  it('is shown with the days before it, and after it where there is none later', () => {
    expect(day('2025-01-01')).toEqual(['2030-01-01', '2025-03-01']);
    expect(day('2024-06-20')).toEqual(['2024-11-09', '2025-03-01']);
    expect(day('2031-01-01')).toEqual(['2030-01-01', '2025-03-01']);
  });
});
