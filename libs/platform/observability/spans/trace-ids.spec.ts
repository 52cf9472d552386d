import { correlationIdIn, readTraceparent, traceIdOf, writeTraceparent } from './trace-ids';

const TRACE = '2ed6657de927568b95e12665a8aea6a2';
const ID = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
const SPAN = '95e12665a8aea6a2';

describe('The trace of a correlation', () => {
  it('is its id without the dashes', () => expect(traceIdOf(ID)).toBe(TRACE));

  it('is written in small letters', () => expect(traceIdOf(ID.toUpperCase())).toBe(TRACE));

  it.each([
    ['all zeros', '00000000-0000-0000-0000-000000000000'],
    ['no UUID', 'order 66'],
    ['a UUID and more', `${ID}0`],
    ['empty', ''],
    ['absent', undefined],
  ])('is none for an id that is %s', (_case, id) => expect(traceIdOf(id)).toBeUndefined());
});

describe('A traceparent', () => {
  it('is read as it was written', () => {
    const text = `00-${TRACE}-${SPAN}-01`;
    const read = readTraceparent(text);
    expect(read).toEqual({ traceId: TRACE, spanId: SPAN, traceFlags: 1, isRemote: true });
    expect(read && writeTraceparent(read)).toBe(text);
  });

  it('names a correlation', () => expect(correlationIdIn(`00-${TRACE}-${SPAN}-00`)).toBe(ID));

  it('of a later version may say more', () =>
    expect(correlationIdIn(`01-${TRACE}-${SPAN}-01-more`)).toBe(ID));

  it('keeps of its flags the one that is known', () =>
    expect(readTraceparent(`00-${TRACE}-${SPAN}-ff`)).toMatchObject({ traceFlags: 1 }));

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['of version ff', `ff-${TRACE}-${SPAN}-01`],
    ['of version 00 and says more', `00-${TRACE}-${SPAN}-01-more`],
    ['longer than it may be', `00-${TRACE}-${SPAN}-011`],
    ['without a span', `00-${TRACE}-01`],
    ['in capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['of a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['of a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['two', `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`],
  ])('is not read where it is %s', (_case, text) => expect(readTraceparent(text)).toBeUndefined());
});
