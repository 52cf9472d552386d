import { scrubbed } from './maven';

describe('What Maven says', () => {
  it.each([
    'No transfer of a:b:jar:1 from/to inner (https://repo.inner.example:8443/m2): timeout',
    'Could not find artifact a:b:jar:1 in inner (http://user:secret@repo.inner.example/m2)',
    'failed for https://repo.inner.example/a/b.pom: repo.inner.example: Name not known',
    'repo.inner.example:443 [repo.inner.example/10.1.2.3] failed, see https://repo.inner.example',
    'Blocked mirror: [inner (http://repo.inner.example/m2, default, releases)]',
  ])('is told without an address: %s', (said) => {
    const told = scrubbed(said);
    expect(told).not.toMatch(/inner|secret|https?:|10\.1|m2\b|8443/);
    expect(told).toContain('a repository');
  });

  it('keeps what went wrong', () =>
    expect(scrubbed('Could not find artifact a:b:jar:1 in central (https://r.example/m2)')).toBe(
      'Could not find artifact a:b:jar:1 in a repository',
    ));

  it('loses its colours', () =>
    expect(scrubbed('\u001b[0m\u001b[1;31mERROR\u001b[m')).toBe('ERROR'));
});
