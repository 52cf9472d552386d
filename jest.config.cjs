const { availableParallelism } = require('node:os');

// Nest 12 is published as ES modules only, and jest on Node 20 cannot require those: they are transformed.
// So is what sends spans, which imports 'http' when it is first needed.
const esModules = [
  '@nestjs',
  '@opentelemetry/otlp-exporter-base',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'uid',
  'iterare',
  'temporal-polyfill',
  'temporal-utils',
].join('|');

/** @type {import('jest').Config} */
module.exports = {
  testRegex: '\\.(spec|int-spec)\\.ts$',
  // Suites that kill processes have a run of their own: npm run test:faults.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/faults/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.interdict/'],
  // One more than there are cores: a suite waits a good part of its time, for Postgres, a broker or
  // a process.
  maxWorkers: availableParallelism() + 1,
  // Patience with a busy machine: no test measures by it.
  testTimeout: 20_000,
  globalSetup: '<rootDir>/libs/testing/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: {
    '^@(kernel|contracts|testing|nomenclature|reference-history|answers|assembly|recording|sanctions-regime)$':
      '<rootDir>/libs/$1',
    '^@(contexts|platform|sources)/(.*)$': '<rootDir>/libs/$1/$2',
  },
  transform: {
    '\\.ts$': '@swc/jest',
    '\\.js$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { parser: { syntax: 'ecmascript' }, target: 'es2023' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esModules})/)`],
};
