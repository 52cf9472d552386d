import type { Kafka } from 'kafkajs';

/** The first of its consumers that reads something begins anew at the beginning. */
export const setBackOnce = (kafka: Kafka, topic: string): Kafka => {
  let isDone = false;
  const consumer: Kafka['consumer'] = (config) => {
    const made = kafka.consumer(config);
    const run: typeof made.run = (running) =>
      made.run({
        ...running,
        eachBatch: async (batch) => {
          await running?.eachBatch?.(batch);
          if (!isDone) made.seek({ topic, partition: 0, offset: '0' });
          isDone = true;
        },
      });
    return { ...made, run };
  };
  return Object.assign(Object.create(kafka) as Kafka, { consumer });
};

/** Its first consumer joins its group and hears nothing ever, or says at once that it does not. */
export const deafOnce = (kafka: Kafka, saying?: string): Kafka => {
  let consumers = 0;
  const run = () => (saying === undefined ? Promise.resolve() : Promise.reject(new Error(saying)));
  const deaf = { run, seek: () => undefined };
  const consumer: Kafka['consumer'] = (config) => {
    consumers += 1;
    return Object.assign(kafka.consumer(config), consumers === 1 ? deaf : {});
  };
  return Object.assign(Object.create(kafka) as Kafka, { consumer });
};
