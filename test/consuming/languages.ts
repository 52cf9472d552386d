import { describeWithCluster } from '@testing';

import { compileJava, typeScript, type Command, type CompiledJava } from './outsider';

/** Those of docs/consuming, and what each is called in Java. */
const IN_JAVA = { consumer: 'Consumer', 'log-consumer': 'LogConsumer' } as const;

export type Program = keyof typeof IN_JAVA;

/** The same questions in both languages. A command is there only while a test runs. */
export const inBothLanguages = (ask: (commandOf: (program: Program) => Command) => void): void => {
  describe('in TypeScript,', () => {
    ask(typeScript);
  });

  describeWithCluster('in Java,', ({ classPath }) => {
    let compiled: CompiledJava;

    beforeAll(async () => {
      compiled = await compileJava(classPath);
    });

    afterAll(() => compiled.remove());

    ask((program) => compiled.command(IN_JAVA[program]));
  });
};
