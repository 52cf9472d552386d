import { instant } from '@kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { answered, type Answer } from './answered';
import type { Knowledge } from './knowledge';

const now = instant('2026-11-24T12:00:00Z');
const known: Knowledge = { position: 4n, knownAt: now, now, behind: null };
const meta = { coverage: 'complete', incomplete: [] };

const answer = (about: Knowledge, over: Answer['meta'] = meta, headers: object = {}) => {
  const told: Record<string, unknown> = {};
  const reply = {
    header: (name: string, value: unknown) => {
      told[name] = value;
      return reply;
    },
    status: (status: number) => (told['status'] = status),
  };
  const http = {
    request: { headers } as FastifyRequest,
    reply: reply as unknown as FastifyReply,
  };
  return { body: answered({ data: [], meta: over }, about, http), told };
};

describe('An answer', () => {
  it('says at which position it was computed', () =>
    expect(answer(known).body?.meta).toEqual({ ...meta, knownAt: now, position: '4' }));

  it('is complete no more where it lacks what was recorded a while ago', () => {
    const stale = { reason: 'stale', detail: 'Nobody looked.' };
    const late = answer({ ...known, behind: 9n }, { coverage: 'incomplete', incomplete: [stale] });
    expect(late.body?.meta).toMatchObject({
      coverage: 'incomplete',
      incomplete: [
        { reason: 'model-behind', detail: expect.stringContaining('the log goes to 9') as string },
        stale,
      ],
    });
    expect(answer({ ...known, behind: 9n }).body?.meta).toMatchObject({ coverage: 'incomplete' });
  });

  it('has another tag once it is late, and the same one asked again', () => {
    const first = answer(known).told['etag'];
    expect(answer({ ...known, behind: 9n }).told['etag']).not.toBe(first);
    const again = answer(known, meta, { 'if-none-match': first });
    expect([again.body, again.told['status']]).toEqual([undefined, 304]);
  });
});
