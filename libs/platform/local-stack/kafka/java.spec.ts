import { isRecent, versionIn } from './java';

describe('A Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', '17.0.15', true],
    ['openjdk version "21" 2023-09-19', '21', true],
    ['openjdk version "26-ea" 2026-03-17', '26', true],
    ['java version "16.0.2" 2021-07-20', '16.0.2', false],
    ['java version "1.8.0_392"', '8.0_392', false],
    ['java: command not found', undefined, false],
  ])('that says %j is %s', (said, version, recent) => {
    expect(versionIn(said)).toBe(version);
    expect(isRecent(version ?? '')).toBe(recent);
  });
});
