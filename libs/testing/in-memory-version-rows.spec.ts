import { InMemoryEventLog } from './in-memory-event-log';
import { InMemoryVersionRows } from './in-memory-version-rows';
import { versionRowsContract } from './version-rows.contract';

versionRowsContract('in memory', () => {
  const log = new InMemoryEventLog();
  const nothing = () => Promise.resolve();
  return Promise.resolve({
    ...{ log, rows: new InMemoryVersionRows(log) },
    apply: nothing,
    close: nothing,
  });
});
