/** What was found, or why nothing was. Broken is what ought to have run and did not. */
export type Word<Found> =
  Readonly<{ found: Found }> | Readonly<{ missing: string; isBroken?: boolean }>;

type Name = 'TEST_KAFKA_FOUND' | 'TEST_KAFKA_HOME';

/** From the global setup to the workers, which inherit the environment. */
export const leaveWord = (name: Name, word: Word<unknown>): void => {
  process.env[name] = JSON.stringify(word);
};

/** @throws Error nobody looked: no suite of the run was seen to ask */
export const leftWord = <Found>(name: Name): Word<Found> => {
  const word = process.env[name];
  if (word !== undefined) return JSON.parse(word) as Word<Found>;
  throw new Error(
    'No Kafka was looked for: a suite that needs one is called *.int-spec.ts and calls ' +
      'describeWithKafka or describeWithCluster itself.',
  );
};
