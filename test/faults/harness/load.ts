import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@kernel';
import type { Commit, EventLog, NewFact } from '@platform/event-log';
import { commitTo, corpus, listedItem, regime1718, smallList } from '@testing';

import { randomFrom, seedOfRun } from './random';

const LISTS = 40;
const EVENTS_AT_MOST = 50;
const PACE_MS = 25;

type Told = Readonly<{ stream: string; facts: readonly NewFact[] }>;

/**
 * Records facts as authorities publish them: commits of 1 to 50 events to many lists, vetoes that
 * somebody reacts to, and determinations, which are withheld from Kafka. What comes when follows
 * from a seed that is printed; ids and moments are the log's own.
 */
export class Load {
  private readonly random = randomFrom(seedOfRun());
  private readonly versions = new Map<string, number>();
  private regimes = 0;
  private readonly ending = new AbortController();
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly log: EventLog) {}

  /** One after the other. */
  async commits(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) await this.commit();
  }

  /** Goes on until it is told to stop, whatever fails meanwhile. */
  begin(): () => Promise<void> {
    const stopping = new AbortController();
    const over = AbortSignal.any([stopping.signal, this.ending.signal]);
    const going = (async () => {
      while (!over.aborted) {
        await this.commit();
        await pause(PACE_MS);
      }
    })();
    return async () => {
      stopping.abort();
      await going;
    };
  }

  /** Gives up whatever it is at: what it records to is closed. */
  end(): void {
    this.ending.abort();
  }

  /** What the developments react to. */
  veto(): Promise<void> {
    return this.inTurn(() => this.vetoed());
  }

  private commit(): Promise<void> {
    return this.inTurn(() => {
      const kind = this.random();
      if (kind < 0.08) return this.vetoed();
      return kind < 0.14 ? determined() : this.listed();
    });
  }

  /** What comes next is said when what was before it is on record. */
  private inTurn(next: () => Told): Promise<void> {
    this.turn = this.turn.then(() => this.record(next()));
    return this.turn;
  }

  private async record({ stream, facts }: Told): Promise<void> {
    const version = this.versions.get(stream) ?? 0;
    await this.insistOn(commitTo(stream, version, facts));
    this.versions.set(stream, version + facts.length);
  }

  /** Whether a commit was written whose answer was lost, the log knows: it is the same command. */
  private async insistOn(commit: Commit): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        await this.log.append(commit);
        return;
      } catch (error) {
        if (error instanceof DomainError) throw error;
        await pause(PACE_MS);
      }
    }
  }

  private upTo(count: number): number {
    return Math.floor(this.random() * count);
  }

  private listed(): Told {
    const list = `load-${String(this.upTo(LISTS))}`;
    const stream = `export-ban-list/${list}`;
    const version = this.versions.get(stream) ?? 0;
    if (version === 0) return { stream, facts: [smallList.established({ list })] };
    // Many small ones, and now and then a whole edition.
    const size = 1 + Math.floor(EVENTS_AT_MOST * this.random() ** 4);
    const facts = Array.from({ length: size }, (_, n) => this.change(list, version + n));
    return { stream, facts };
  }

  private change(list: string, version: number): NewFact {
    const changeId = `change-${String(version)}`;
    if (this.random() < 0.7) return smallList.expanded({ list, changeId });
    const added = [listedItem(`85${String(1000 + this.upTo(60))}`, { description: changeId })];
    return smallList.itemised({ list, changeId, added });
  }

  private vetoed(): Told {
    const regime = String(1000 + this.regimes++);
    const facts = [regime1718.established({ regime }), regime1718.inspectionBlocked({ regime })];
    return { stream: `sanctions-regime/${regime}`, facts };
  }
}

const issued = corpus.find(({ type }) => type === 'ExportDeterminationIssued');

const determined = (): Told => {
  if (!issued) throw new Error('The corpus has no determination.');
  const determination = randomUUID();
  const fact = { type: issued.type, data: { ...issued.data, determination } };
  return { stream: `export-determination/${determination}`, facts: [fact] };
};
