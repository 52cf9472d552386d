import { Partitioners } from 'kafkajs';

const choose = Partitioners.DefaultPartitioner();

/**
 * Where a key's messages are: as the clients of other languages choose, so that a key is in one
 * partition, whoever looks for it.
 */
export const partitionOf = (key: string, partitions: number): number =>
  choose({
    topic: '',
    message: { key, value: null },
    // Of a key that is there, only how many there are counts.
    partitionMetadata: Array.from({ length: partitions }, (_, partitionId) => ({
      ...{ partitionId, partitionErrorCode: 0, leader: 0, replicas: [], isr: [] },
    })),
  });
