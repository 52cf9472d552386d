// A suite for `kafka-missing.spec.ts`, which runs it where the setup has found nothing.
import { describeWithKafka } from './kafka';

describeWithKafka('A suite with Kafka', () => {
  it('is never reached', () => {
    throw new Error('There was no Kafka.');
  });
});
