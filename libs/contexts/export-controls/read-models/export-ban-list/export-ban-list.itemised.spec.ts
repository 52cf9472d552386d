import type { DateAdopted, ExportBanListFact } from '@contracts';
import { known, listedItem, smallList, valueOn, washingtonDay } from '@testing';

import { exportBanList } from './export-ban-list.timeline';

const { established, itemised, expanded, secondItemised } = smallList;

const asOf = (day: string, ...facts: ExportBanListFact[]) =>
  valueOn(exportBanList.timeline(known(...facts), 'us-small-list'), day, 'America/New_York');

const story = [established(), itemised(), expanded(), secondItemised()];

const adopted = (subject: string, day: string): DateAdopted => ({
  type: 'DateAdopted',
  data: {
    subject,
    field: 'effectiveOn',
    adopted: washingtonDay(day),
    reason: 'The register says so.',
    rejected: [],
  },
});

describe('The items of a list', () => {
  it.each([
    ['2024-02-22', 0],
    ['2024-02-23', 4],
    ['2025-01-14', 4],
    ['2025-01-15', 5],
  ])('on %s are %s', (day, count) => expect(asOf(day, ...story)?.itemised).toBe(count));

  it('are fewer once some are taken off', () => {
    const fewer = secondItemised({ added: [], removed: ['854231', '854232'] });
    expect(asOf('2025-01-15', established(), itemised(), fewer)?.itemised).toBe(2);
  });

  it('are as many when one is described anew', () => {
    const amended = [listedItem('854231', { description: 'Processors' })];
    const edition = secondItemised({ added: [], amended });
    expect(asOf('2025-01-15', established(), itemised(), edition)?.itemised).toBe(4);
  });

  it('are not those of an announced edition', () => {
    const announced = secondItemised({
      stage: 'announced',
      effectiveOn: null,
      announcedOn: washingtonDay('2025-01-02'),
    });
    const list = asOf('2025-02-01', established(), itemised(), announced);
    expect(list?.itemised).toBe(4);
    expect(list?.pending).toMatchObject([{ changeId: 'second-edition', stage: 'announced' }]);
  });

  it('come with the day of effect that was adopted for their change', () => {
    const facts = [...story, adopted('second-edition', '2025-02-01')];
    expect(asOf('2025-01-31', ...facts)?.itemised).toBe(4);
    expect(asOf('2025-02-01', ...facts)?.itemised).toBe(5);
  });

  it('count once however many provisions name them', () => {
    const provisions = [smallList.provision(), smallList.provision({ provision: 'tier 2' })];
    const twice = itemised({ provision: 'tier 2' });
    expect(asOf('2024-02-23', established({ provisions }), itemised(), twice)?.itemised).toBe(4);
  });

  it('are none of a provision that has ended', () => {
    const withdrawn: ExportBanListFact = {
      type: 'ExportBanListWithdrawn',
      data: {
        list: 'us-small-list',
        changeId: 'withdrawal',
        instrument: 'Repeal',
        provisions: ['tier 1'],
        endedFrom: washingtonDay('2025-06-01'),
      },
    };
    expect(asOf('2025-05-31', ...story, withdrawn)?.itemised).toBe(5);
    expect(asOf('2025-06-01', ...story, withdrawn)?.itemised).toBe(0);
  });
});

describe('A provision', () => {
  const itemisedOn = (day: string, ...facts: ExportBanListFact[]) =>
    asOf(day, ...facts)?.provisions[0]?.itemised;

  it('is itemised once an edition names its goods', () => {
    expect(itemisedOn('2024-02-23', established())).toBe(false);
    expect(itemisedOn('2024-02-23', established(), itemised())).toBe(true);
  });

  it('is not itemised before its goods are held, if it is older', () => {
    const provisions = [smallList.provision({ effectiveOn: washingtonDay('2022-03-03') })];
    const older = established({ provisions, promulgatedOn: washingtonDay('2022-03-03') });
    const edition = itemised({ changeId: 'held' });
    expect(itemisedOn('2024-02-22', older, edition)).toBe(false);
    expect(itemisedOn('2024-02-23', older, edition)).toBe(true);
  });

  it('is itemised no more where the list grows by goods that no edition names', () => {
    const grown = [established(), itemised(), expanded()];
    expect(itemisedOn('2025-01-14', ...grown)).toBe(true);
    expect(itemisedOn('2025-01-15', ...grown)).toBe(false);
  });

  it('is itemised again by a later edition, which was compared with the list whole', () => {
    const later = secondItemised({ changeId: 'third', effectiveOn: washingtonDay('2025-03-01') });
    const facts = [established(), itemised(), expanded(), later];
    expect(itemisedOn('2025-02-28', ...facts)).toBe(false);
    expect(itemisedOn('2025-03-01', ...facts)).toBe(true);
  });

  it('stays itemised where the edition of the same day bears another name', () => {
    const sameDay = secondItemised({ changeId: 'third' });
    expect(itemisedOn('2025-01-15', established(), itemised(), expanded(), sameDay)).toBe(true);
  });

  it('begins with the adopted day of the founding act, if it began with it', () => {
    const provisions = [
      smallList.provision(),
      smallList.provision({ provision: 'tier 2', effectiveOn: washingtonDay('2024-05-01') }),
    ];
    const facts = [established({ provisions }), adopted('first-edition', '2024-03-01')];
    const stages = (day: string) => asOf(day, ...facts)?.provisions.map(({ stage }) => stage);
    expect(stages('2024-02-29')).toEqual(['promulgated', 'promulgated']);
    expect(stages('2024-03-01')).toEqual(['in-force', 'promulgated']);
    expect(stages('2024-05-01')).toEqual(['in-force', 'in-force']);
  });
});

describe('A list', () => {
  it('is known by its newest edition', () => {
    expect(asOf('2024-02-22', ...story)?.edition).toBeNull();
    expect(asOf('2024-02-23', ...story)?.edition).toBe('2024-02-23');
    expect(asOf('2025-01-15', ...story)?.edition).toBe('2025-01-10');
    const [act, first, ...second] = story;
    const late = [act, ...second, first].flatMap((fact) => fact ?? []);
    expect(asOf('2025-01-15', ...late)?.edition).toBe('2025-01-10');
  });

  it('binds and reaches all that its provisions do together', () => {
    const provisions = [
      smallList.provision(),
      smallList.provision({ provision: 'tier 2', origins: ['KR'], destinations: ['CN'] }),
    ];
    expect(asOf('2024-02-23', established({ provisions }))).toMatchObject({
      origins: ['KR', 'US'],
      destinations: ['BY', 'CN', 'RU'],
    });
    const everywhere = [smallList.provision({ destinations: 'all' }), smallList.provision()];
    expect(asOf('2024-02-23', established({ provisions: everywhere }))?.destinations).toBe('all');
  });

  it('says which of several days comes next', () => {
    const later = expanded({ changeId: 'a', effectiveOn: washingtonDay('2025-03-01') });
    expect(asOf('2025-01-12', ...story, later)?.nextEffectiveOn).toBe('2025-01-15');
    expect(asOf('2025-01-12', later, ...story)?.nextEffectiveOn).toBe('2025-01-15');
  });

  it('rests on its founding act while it has no total', () =>
    expect(asOf('2024-02-22', ...story)?.restsOn).toMatchObject([{ eventId: 'fact-1' }]));

  it('remembers its last look and the last day that a fact of it tells of', () =>
    expect(
      asOf('2025-06-01', ...story, {
        type: 'StatusConfirmed',
        data: {
          subject: 'us-small-list',
          provisions: 'all',
          stage: 'in-force',
          seenOn: washingtonDay('2025-06-01'),
        },
      }),
    ).toMatchObject({ lastAccepted: '2025-01-15', lastChecked: '2025-06-01' }));
});
