import { eventFeedContract } from './event-feed.contract';
import { InMemoryEventFeed } from './in-memory-event-feed';
import { InMemoryEventLog } from './in-memory-event-log';

eventFeedContract('in memory', () => {
  const log = new InMemoryEventLog();
  const close = () => Promise.resolve();
  return Promise.resolve({ log, feed: new InMemoryEventFeed(log), close });
});
