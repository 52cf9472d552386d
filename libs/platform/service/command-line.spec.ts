import { helpAskedFor, UnknownArgument } from './command-line';

const asked = (...words: string[]) =>
  helpAskedFor({ name: 'npm run all', does: 'Runs all.', settings: 'PORT  1  Its port.', words });

describe('A program that is typed', () => {
  it('runs where nothing else was typed', () => expect(asked()).toBeNull());

  it.each(['--help', '-h'])('says at %s what it does, and its settings', (word) => {
    const help = asked(word);
    expect(help).toContain('Usage: npm run all');
    expect(help).toContain('Runs all.');
    expect(help).toContain('PORT  1  Its port.');
  });

  it.each([
    ['--port', '--port', '1'],
    ['now', 'now'],
    ['--hepl', '--help', '--hepl'],
  ])('refuses %s, which it does not know', (word, ...words) => {
    expect(() => asked(...words)).toThrow(UnknownArgument);
    expect(() => asked(...words)).toThrow(`npm run all takes no "${word}": `);
  });
});
