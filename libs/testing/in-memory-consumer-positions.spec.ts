import { consumerPositionsContract } from './consumer-positions.contract';
import { InMemoryConsumerPositions } from './in-memory-consumer-positions';

consumerPositionsContract('in memory', () =>
  Promise.resolve({
    positions: new InMemoryConsumerPositions(),
    close: () => Promise.resolve(),
  }),
);
