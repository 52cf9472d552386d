import { originOf, traceparentOf } from './trace-of';

const correlationId = '0af76519-16cd-43dd-8448-eb211c80319c';
const made = (id: string, by = correlationId) =>
  ({ id, provenance: { correlationId: by } }) as Parameters<typeof traceparentOf>[0];

const first = made('11111111-2222-4333-8444-b7ad6b7169203331');
const second = made('11111111-2222-4333-8444-000000000001');
const another = made(
  '11111111-2222-4333-8444-000000000002',
  '1af76519-16cd-43dd-8448-eb211c80319c',
);

describe('What an event makes happen', () => {
  it('belongs to the trace of its correlation, below the event', () =>
    expect(traceparentOf(second)).toBe('00-0af7651916cd43dd8448eb211c80319c-8444000000000001-01'));

  it('belongs there for several events of one correlation as well', () =>
    expect(originOf([second, first])).toEqual({
      correlationId,
      traceparent: traceparentOf(second),
    }));

  it('belongs nowhere where several requests made the events, or nobody made any', () =>
    expect([originOf([first, another]), originOf([])]).toEqual([{}, {}]));
});
