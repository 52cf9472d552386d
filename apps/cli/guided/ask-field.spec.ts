import { askField, askMember } from './ask-field';
import type { Asker } from './asker';
import { schemaOfFact } from './fact-types';

type Misfit = (text: string) => string | undefined;

/** Answers every question with the same text, and keeps what each would have refused. */
const answering = (text: string, agreed: readonly boolean[] = []) => {
  const misfits: Misfit[] = [];
  const asked: string[] = [];
  const left = [...agreed];
  const ask: Asker = {
    choose: () => Promise.reject(new Error('There is nothing to choose.')),
    text: (question, { misfit = () => undefined } = {}) => {
      asked.push(question);
      misfits.push(misfit);
      return Promise.resolve(text);
    },
    agree: (question) => {
      asked.push(question);
      return Promise.resolve(left.shift() ?? true);
    },
  };
  return { ask, misfits, asked };
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
    expect(misfits[0]?.('1.5')).toBe('It has to be a whole number.');
    expect(misfits[0]?.('thirteen')).toBe('It has to be a whole number.');
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

  it('is asked for a number until it is one', async () => {
    const { ask, misfits } = answering('1.5');
    expect(await askField({ ask, zone: 'UTC' }, 'quantity', { type: 'number' })).toBe(1.5);
    expect(['7', '-1', ' 0.25 '].map((text) => misfits[0]?.(text))).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    const none = ['', ' ', 'many', 'NaN', 'Infinity', '1,500', '0x10', '1e3'];
    none.forEach((text) => {
      expect(misfits[0]?.(text)).toBe('It has to be a number.');
    });
  });

  it('is null where the person says that nobody knows it', async () => {
    const { ask } = answering('7', [false]);
    const count = fieldOf('TreatyTextPublished', 'articleCount');
    expect(await askField({ ask, zone: 'UTC' }, 'articleCount', count)).toBeNull();
    expect(await askField({ ask, zone: 'UTC' }, 'articleCount', count)).toBe(7);
  });

  it('of several objects is asked for one after the other, until there is no other', async () => {
    const { ask, asked } = answering('Article 4', [true, true, false]);
    const articles = fieldOf('TreatyTextPublished', 'articles');
    expect(await askField({ ask, zone: 'UTC' }, 'articles', articles)).toEqual([
      { article: 'Article 4', says: 'Article 4' },
      { article: 'Article 4', says: 'Article 4' },
    ]);
    expect(asked).toEqual([
      ...['articles: is there one?', 'articles 1, article', 'articles 1, says'],
      ...['articles: another one?', 'articles 2, article', 'articles 2, says'],
      'articles: another one?',
    ]);
    const none = answering('', [false]);
    expect(await askField({ ask: none.ask, zone: 'UTC' }, 'articles', articles)).toEqual([]);
  });

  it('need not be there where its schema says so, and is not asked for then', async () => {
    const member = { schema: { type: 'string' }, isRequired: false, isOffered: true };
    const place = (says: boolean) => ({ ask: answering('a word', [says]).ask, zone: 'UTC' });
    expect(await askMember(place(false), 'note', member)).toBeUndefined();
    expect(await askMember(place(true), 'note', member)).toBe('a word');
    const required = { ...member, isRequired: true };
    expect(await askMember(place(false), 'note', required)).toBe('a word');
  });

  it('that is a date has a zone that there is', async () => {
    const { ask, misfits } = answering('2024-09-09');
    const votedOn = fieldOf('ResolutionAdopted', 'votedOn');
    await askField({ ask, zone: undefined }, 'votedOn', votedOn);
    expect(['Asia/Seoul', 'UTC'].map((zone) => misfits[2]?.(zone))).toEqual([undefined, undefined]);
    expect(misfits[2]?.('')).toContain('It has to be a zone');
    expect(misfits[2]?.('Asia/Soul')).toContain('It has to be a zone');
  });
});
