import type { DomainEvent, Instant } from '@kernel';
import { markSpan } from '@platform/observability/spans';
import { isId } from '../admitted-provenance';
import {
  EventLog,
  type Commit,
  type Head,
  type Provenance,
  type Receipt,
  type Recorded,
  type Refusal,
  type Selection,
  type StreamSlice,
} from '../event-log';
import { prepareCommit, prepareRefusal } from '../prepared-commit';
import { spanIdOf } from '../trace-of';
import { appendGroup } from './append-group';
import { GroupCommit } from './group-commit';
import { overNewConnections } from './lost-connection';
import { headOf, lastPositionAt, lastWholePosition, recordedAtOf } from './positions';
import { commitsAfter, eventsWhere, selected } from './reading';
import { findReceipt } from './stored-receipt';
import type { Queryable } from './queryable';

/** The log in Postgres: the tables and log.append of the migration `event_log`. */
export class PostgresEventLog extends EventLog {
  private readonly group = new GroupCommit((commits) =>
    overNewConnections(() => appendGroup(this.database, commits)),
  );

  /** @param database stays the caller's to end, after `close`. */
  constructor(private readonly database: Queryable) {
    super();
  }

  // `async`, so that what is refused at the door is a rejection too.
  override async append(commit: Commit, result?: unknown): Promise<Receipt> {
    const prepared = prepareCommit(commit, result);
    const receipt = await this.group.add(prepared);
    for (const { id, type } of prepared.appends.flatMap(({ facts }) => facts)) {
      markSpan(type, spanIdOf(id));
    }
    return receipt;
  }

  override async refuse(provenance: Provenance, refusal: Refusal): Promise<Receipt> {
    return this.group.add(prepareRefusal(provenance, refusal));
  }

  override receiptOf(
    provenance: Pick<Provenance, 'commandId' | 'requestSha256'>,
  ): Promise<Receipt | undefined> {
    return findReceipt(this.database, provenance);
  }

  override async readStream<Fact extends DomainEvent>(
    stream: string,
    subject?: string,
  ): Promise<StreamSlice<Fact>> {
    // Before the facts: a version that is newer than what was read would let a decision pass.
    const { rows } = await this.database.query<{ id: number; version: number }>(
      'SELECT id, version FROM log.stream WHERE name = $1',
      [stream],
    );
    const [found] = rows;
    if (!found) return { facts: [], version: 0 };
    const facts = await eventsWhere(
      this.database,
      `event.stream = $1 AND event.version <= $2 AND ($3::text IS NULL OR event.subject = $3)
         ORDER BY event.version`,
      [found.id, found.version, subject],
    );
    // A stream holds what its context wrote; the port's caller names that type.
    return { facts: facts as readonly Recorded<Fact>[], version: found.version };
  }

  override readCommits(after: bigint, limit: number): Promise<readonly Recorded[]> {
    return commitsAfter(this.database, after, limit);
  }

  override select(selection: Selection): Promise<readonly Recorded[]> {
    return selected(this.database, selection);
  }

  override async eventOf(eventId: string): Promise<Recorded | undefined> {
    if (!isId(eventId)) return undefined;
    const [found] = await eventsWhere(this.database, 'event.id = $1', [eventId]);
    return found;
  }

  override eventsAt(positions: readonly bigint[]): Promise<readonly Recorded[]> {
    return eventsWhere(this.database, 'event.position = ANY ($1) ORDER BY event.position', [
      positions,
    ]);
  }

  override async effectsOf(eventId: string): Promise<readonly Recorded[]> {
    if (!isId(eventId)) return [];
    return eventsWhere(
      this.database,
      `event.position IN (
         SELECT generate_series(first_position, first_position + size - 1)
           FROM log.commit WHERE causation_id = $1
       ) ORDER BY event.position`,
      [eventId],
    );
  }

  override head(): Promise<Head> {
    return headOf(this.database);
  }

  override positionAt(instant: Instant): Promise<bigint> {
    return lastPositionAt(this.database, instant);
  }

  override wholeCommitAt(position: bigint): Promise<bigint> {
    return lastWholePosition(this.database, position);
  }

  override recordedAt(position: bigint): Promise<Instant | undefined> {
    return recordedAtOf(this.database, position);
  }

  /** Resolves when every append that was asked for has been answered. */
  close(): Promise<void> {
    return this.group.idle();
  }
}
