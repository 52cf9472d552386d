import { randomUUID } from 'node:crypto';

import type { DomainEvent, Instant } from '@kernel';
import { SystemClock, type Clock } from '@platform/clock';
import { Bell } from '@platform/event-feed';
import {
  CommandIdReused,
  EventLog,
  prepareCommit,
  prepareRefusal,
  streamWordsOf,
  type Commit,
  type Head,
  type PreparedCommit,
  type Provenance,
  type Receipt,
  type Recorded,
  type Refusal,
  type Selection,
  type StreamSlice,
} from '@platform/event-log';

import { asAsked } from './as-asked';
import { record } from './in-memory-event-log.recording';

type Kept = Readonly<{ requestSha256: string; receipt: Receipt }>;

export class InMemoryEventLog extends EventLog {
  /** All that was ever recorded; the fact at position 1 comes first. */
  readonly facts: Recorded[] = [];
  /** Rings at every append. */
  readonly bell = new Bell();
  private readonly receipts = new Map<string, Kept>();
  private readonly ids = new Set<string>();
  private readonly versions = new Map<string, number>();
  private readonly generation = randomUUID();

  constructor(private readonly clock: Clock = new SystemClock()) {
    super();
  }

  override append(commit: Commit, result?: unknown): Promise<Receipt> {
    return asAsked(() => this.answer(prepareCommit(commit, result)));
  }

  override refuse(provenance: Provenance, refusal: Refusal): Promise<Receipt> {
    return asAsked(() => this.answer(prepareRefusal(provenance, refusal)));
  }

  override receiptOf(
    provenance: Pick<Provenance, 'commandId' | 'requestSha256'>,
  ): Promise<Receipt | undefined> {
    return asAsked(() => this.keptReceipt(provenance));
  }

  override readStream<Fact extends DomainEvent>(
    stream: string,
    subject?: string,
  ): Promise<StreamSlice<Fact>> {
    const inStream = this.facts.filter((fact) => fact.stream === stream);
    const facts = inStream.filter((fact) => subject === undefined || fact.subject === subject);
    // A stream holds what its context wrote; the port's caller names that type.
    return Promise.resolve({ facts: facts as Recorded<Fact>[], version: inStream.length });
  }

  override readCommits(after: bigint, limit: number): Promise<readonly Recorded[]> {
    const next = this.facts[Number(after)];
    const end = this.endOfCommitAt(Number(after) + limit);
    const page = this.facts.slice(Number(after), Math.max(end, next ? lastOf(next) : 0));
    return Promise.resolve(page);
  }

  override select(selection: Selection): Promise<readonly Recorded[]> {
    const { after, limit, type, context, subject, stream } = selection;
    const words = context === undefined ? undefined : streamWordsOf(context);
    const found = this.facts
      .slice(Number(after))
      .filter((fact) => type === undefined || fact.type === type)
      .filter((fact) => words?.some((word) => fact.stream.startsWith(`${word}/`)) ?? true)
      .filter((fact) => subject === undefined || fact.subject === subject)
      .filter((fact) => stream === undefined || fact.stream === stream);
    return Promise.resolve(found.slice(0, limit));
  }

  override eventOf(eventId: string): Promise<Recorded | undefined> {
    return Promise.resolve(this.facts.find(({ id }) => id === eventId.toLowerCase()));
  }

  override eventsAt(positions: readonly bigint[]): Promise<readonly Recorded[]> {
    return Promise.resolve(this.facts.filter(({ position }) => positions.includes(position)));
  }

  override effectsOf(eventId: string): Promise<readonly Recorded[]> {
    const cause = eventId.toLowerCase();
    return Promise.resolve(
      this.facts.filter(({ provenance: { causationId } }) => causationId === cause),
    );
  }

  override head(): Promise<Head> {
    const { generation, newest } = this;
    const { position = 0n, recordedAt = null } = newest ?? {};
    return Promise.resolve({ position, recordedAt, generation });
  }

  override positionAt(instant: Instant): Promise<bigint> {
    const found = this.facts.findLast(({ recordedAt }) => recordedAt <= instant);
    return Promise.resolve(found?.position ?? 0n);
  }

  override wholeCommitAt(position: bigint): Promise<bigint> {
    return Promise.resolve(BigInt(this.endOfCommitAt(Number(position))));
  }

  override recordedAt(position: bigint): Promise<Instant | undefined> {
    return Promise.resolve(this.facts[Number(position) - 1]?.recordedAt);
  }

  private get newest(): Recorded | undefined {
    return this.facts.at(-1);
  }

  /** @throws CommandIdReused */
  private keptReceipt({
    commandId,
    requestSha256,
  }: Pick<Provenance, 'commandId' | 'requestSha256'>): Receipt | undefined {
    const kept = this.receipts.get(commandId.toLowerCase());
    if (kept && kept.requestSha256 !== requestSha256) throw new CommandIdReused(commandId);
    return kept?.receipt;
  }

  private answer(commit: PreparedCommit): Receipt {
    return this.keptReceipt(commit.provenance) ?? this.write(commit);
  }

  private write(commit: PreparedCommit): Receipt {
    const { commandId, requestSha256 } = commit.provenance;
    const recorded = record(commit, {
      position: this.newest?.position ?? 0n,
      recordedAt: this.nextMoment(),
      versionOf: (stream) => this.versions.get(stream) ?? 0,
      holds: (eventId) => this.ids.has(eventId),
    });
    const receipt: Receipt = {
      commandId,
      positions: recorded.map(({ position }) => position),
      refusal: commit.refusal,
      result: commit.result === null ? null : (JSON.parse(commit.result) as unknown),
    };
    this.facts.push(...recorded);
    recorded.forEach(({ id }) => this.ids.add(id));
    recorded.forEach(({ stream, version }) => this.versions.set(stream, version));
    this.receipts.set(commandId, { requestSha256, receipt });
    this.bell.ring();
    return receipt;
  }

  /** A clock that is set back does not set the log back. */
  private nextMoment(): Instant {
    const now = this.clock.now();
    const { recordedAt = now } = this.newest ?? {};
    return recordedAt > now ? recordedAt : now;
  }

  /** Where the last whole commit up to a position ends. */
  private endOfCommitAt(position: number): number {
    const fact = this.facts[Math.min(position, this.facts.length) - 1];
    if (!fact) return 0;
    const end = lastOf(fact);
    return end <= position ? end : end - fact.commit.size;
  }
}

const lastOf = ({ position, commit: { index, size } }: Recorded): number =>
  Number(position) - index + size - 1;
