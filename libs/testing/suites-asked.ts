import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GlobalConfig, ProjectConfig } from 'jest';

/** The suites of this run that may need a server, as paths; rather too many than too few. */
export const suitesAsked = (asked: GlobalConfig, project: ProjectConfig): string[] => {
  const { rootDir, testPathPatterns } = asked;
  const ignored = project.testPathIgnorePatterns.map((pattern) => new RegExp(pattern));
  const matcher = testPathPatterns.toExecutor({ rootDir });
  const all = choosesByItself(asked) || !testPathPatterns.isSet();
  return ['apps', 'libs', 'test']
    .map((folder) => join(rootDir, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.int-spec.ts') && !ignored.some((one) => one.test(path)))
    .filter((path) => all || matcher.isMatch(path));
};

// What jest will choose by its own rules is not known to a setup.
const choosesByItself = ({ runTestsByPath, onlyChanged, findRelatedTests }: GlobalConfig) =>
  runTestsByPath || onlyChanged || findRelatedTests;

const namesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** Those that call the function by its name; through a file of its own it would not be seen. */
export const calling = (name: string, suites: readonly string[]): boolean =>
  suites.some((path) => readFileSync(path, 'utf8').includes(`${name}(`));
