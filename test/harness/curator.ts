import type { Answered, TestDesk } from './test-desk';

export type Told = Readonly<{
  eventId: string;
  position: string;
  type: string;
  subject: string;
  commit: Readonly<{ id: string }>;
  data: Readonly<Record<string, unknown>>;
}>;

type Field = Readonly<{ field: string; before: unknown; after: unknown }>;
type Change = Readonly<{ answer: string; key: string; from: string; fields: readonly Field[] }>;

/** What came of a fact or of a retraction, and what its dry run had shown. */
export type Written = Readonly<{
  events: readonly Told[];
  changes: readonly Change[];
  /** The newest position without it. */
  before: string;
  position: string;
}>;

export type Asked = Readonly<{ type: string; stream: string; data: object }>;

export type Curator = Readonly<{
  /** Archives a document. */
  archive: (title: string) => Promise<string>;
  /** Looks at what a fact would change, then records it. */
  record: (fact: Asked) => Promise<Written>;
  /** Looks at what a retraction would change, then retracts. */
  retract: (
    eventId: string,
    right?: Readonly<{ reason?: string; replacement?: Omit<Asked, 'stream'> }>,
  ) => Promise<Written>;
}>;

const REASON = 'It was misread.';

/** Somebody who keeps the record at a desk: archives, looks, and only then writes. */
export const curatorAt = async (desk: Pick<TestDesk, 'post'>): Promise<Curator> => {
  const archive = async (title: string) => {
    const about = `publisher=Nobody&tier=press&title=${encodeURIComponent(title)}`;
    const kept = await desk.post(`/v1/evidence?${about}`, title, { 'content-type': 'text/plain' });
    return kept.body.sha256 as string;
  };
  const evidence = [await archive('What a person has read')];
  const write = async (url: string, body: object): Promise<Written> => {
    const shown = await desk.post(`${url}?dryRun=true`, body);
    return writtenOf(shown, await desk.post(url, body));
  };
  return {
    archive,
    record: (fact) => write('/v1/facts', { ...fact, evidence }),
    retract: (eventId, { reason = REASON, replacement } = {}) =>
      write(`/v1/facts/${eventId}/retraction`, {
        ...{ reason, replacement: replacement && { ...replacement, evidence } },
      }),
  };
};

const writtenOf = (shown: Answered, written: Answered): Written => {
  if (written.status !== 201) throw new Error(`It was not recorded: ${written.text}`);
  const events = written.body.data.events as readonly Told[];
  const expected = shown.body.data.events as readonly Told[];
  if (typesOf(events) !== typesOf(expected)) {
    throw new Error(`${typesOf(expected)} were shown, and recorded were ${typesOf(events)}`);
  }
  return {
    events,
    changes: shown.body.data.changes as readonly Change[],
    before: String(BigInt(events[0]?.position ?? '0') - 1n),
    position: String(written.body.meta.position),
  };
};

const typesOf = (events: readonly Told[]) => events.map(({ type }) => type).join(', ');

/** What an answer was to say otherwise from an instant on. */
export const shownFor = ({ changes }: Written, answer: string, from: string): readonly Field[] =>
  changes.find((change) => change.answer === answer && change.from === from)?.fields ?? [];

/** The id of the fact of a type that was written. */
export const idOf = ({ events }: Written, type: string): string =>
  events.find((event) => event.type === type)?.eventId ?? '';

const dayIn = (zone: string) => (value: string) => ({
  ...{ verbatim: value, value, precision: 'day', zone },
});

export const newYork = dayIn('America/New_York');
export const pyongyang = dayIn('Asia/Pyongyang');
