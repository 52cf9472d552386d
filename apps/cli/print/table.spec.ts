import { paintFor, toned } from './paint';
import { table } from './table';

const plain = paintFor(false, {});

describe('A table', () => {
  it('lines its columns up, scripts that are twice as wide included', () =>
    expect(
      table(
        plain,
        ['A', 'B'],
        [
          ['수출', 1],
          ['x', null],
        ],
      ).split('\n'),
    ).toEqual(['A     B', '수출  1', 'x     –']));

  it('lets no cell move the cursor or turn the direction of the text', () =>
    expect(table(plain, ['A'], [['a\u001b[2Jb\u0007c\u202ed\re']])).toBe('A\na [2Jb c d e'));

  it('lines coloured cells up as if they were plain', () => {
    const lines = table(
      paintFor(true, {}),
      ['A', 'B'],
      [[toned(paintFor(true, {}), 'pending'), 1]],
    );
    expect(lines.split('\n').at(-1)).toBe('\u001b[36mpending\u001b[0m  1');
    expect(lines.split('\n')[0]).toBe('\u001b[1mA\u001b[0m        \u001b[1mB\u001b[0m');
  });

  it('keeps a cell of several lines in its column', () =>
    expect(table(plain, ['A', 'B'], [['x', 'one\ntwo']])).toBe('A  B\nx  one\n   two'));
});

describe('Colour', () => {
  it.each([
    ['is for a terminal', true, {}, '\u001b[31mprohibited\u001b[0m'],
    ['is not for a pipe', false, {}, 'prohibited'],
    ['is not for who refused it', true, { NO_COLOR: '1' }, 'prohibited'],
    [
      'is not refused by an empty NO_COLOR',
      true,
      { NO_COLOR: '' },
      '\u001b[31mprohibited\u001b[0m',
    ],
  ])('%s', (_case, isTTY, env, shown) =>
    expect(toned(paintFor(isTTY, env), 'prohibited')).toBe(shown),
  );

  it('is not given to a word that means nothing', () =>
    expect(toned(paintFor(true, {}), 'Annex')).toBe('Annex'));
});
