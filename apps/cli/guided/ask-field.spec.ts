import { askField } from './ask-field';
import type { Asker } from './asker';
import { schemaOfFact } from './fact-types';

type Misfit = (text: string) => string | undefined;

/** Answers every question with the same text, and keeps what each would have refused. */
const answering = (text: string) => {
  const misfits: Misfit[] = [];
  const ask: Asker = {
    choose: () => Promise.reject(new Error('There is nothing to choose.')),
    text: (_question, { misfit = () => undefined } = {}) => {
      misfits.push(misfit);
      return Promise.resolve(text);
    },
    agree: () => Promise.resolve(true),
  };
  return { ask, misfits };
};

const fieldOf = (type: string, field: string) => {
  const schema = schemaOfFact(type).properties?.[field];
  if (!schema) throw new Error(`${type} has no ${field}.`);
  return schema;
};

describe('A field that a person is asked for', () => {
  it('of several texts is typed in one line, and may be none', async () => {
    const about = fieldOf('PositionDeclared', 'about');
    const { ask } = answering('regime:1718, treaty:ru-kp-2024 ,');
    expect(await askField({ ask, zone: 'UTC' }, 'about', about)).toEqual([
      'regime:1718',
      'treaty:ru-kp-2024',
    ]);
    const nothing = answering('');
    expect(await askField({ ask: nothing.ask, zone: 'UTC' }, 'about', about)).toEqual([]);
  });

  it('is refused where it does not look as it should, and where it is empty', async () => {
    const { ask, misfits } = answering('S/2024/255');
    await askField({ ask, zone: 'UTC' }, 'symbol', fieldOf('DraftResolutionVetoed', 'symbol'));
    expect(misfits.map((misfit) => misfit('S/2024/255'))).toEqual([undefined]);
    expect(misfits[0]?.('draft 255')).toContain('does not look like');
    expect(misfits[0]?.(' ')).toBe('It has to be stated.');
  });

  it('is a number where a number is asked for', async () => {
    const { ask, misfits } = answering('13');
    const tally = await askField(
      { ask, zone: 'UTC' },
      'tally',
      fieldOf('ResolutionAdopted', 'tally'),
    );
    expect(tally).toEqual({ for: 13, against: 13, abstaining: 13 });
    expect(misfits[0]?.('thirteen')).toBe('It has to be a number.');
  });

  it.each([
    ['2024-09-09', 'day', '2024-09-09'],
    ['2024-09', 'month', '2024-09'],
    ['1960s', 'decade', '1960s'],
    ['', 'unknown', null],
  ])('that is a date is as precise as it is typed: %j', async (typed, precision, value) => {
    const { ask } = answering(typed);
    const date = await askField(
      { ask, zone: 'UTC' },
      'votedOn',
      fieldOf('ResolutionAdopted', 'votedOn'),
    );
    expect(date).toMatchObject({ precision, value });
  });

  it('that must be a day takes nothing coarser', async () => {
    const { ask, misfits } = answering('2024-09-09');
    await askField(
      { ask, zone: 'UTC' },
      'endedFrom',
      fieldOf('SanctionsRegimeTerminated', 'endedFrom'),
    );
    expect(misfits[0]?.('2024-09')).toContain('must be a day');
    expect(misfits[0]?.('9 September')).toContain('neither');
  });
});
