import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { openTestDesk, type Answered, type TestDesk } from '../harness/test-desk';

const untilOver = async (desk: TestDesk, route: string): Promise<Answered> => {
  for (;;) {
    const told = await desk.get(route);
    const { state, status } = told.body.data;
    if (![state, status].includes('running')) return told;
    await pause(10);
  }
};

describe('What a desk has found out about its models', () => {
  it.each([
    ['a rebuild', '/v1/rebuilds', { model: 'developments' }, { state: 'same' }],
    ['a replay', '/v1/replays', { model: 'developments', position: '40' }, { status: 'done' }],
  ])(
    'by %s is told by the next one, under the same key too',
    async (_what, route, asked, found) => {
      const desk = await openTestDesk();
      const key = { 'idempotency-key': randomUUID() };
      const begun = await desk.post(route, asked, key);
      expect(begun.status).toBe(202);
      const place = `${route}/${String(begun.body.data.id)}`;
      const told = await untilOver(desk, place);
      expect(told.body.data).toMatchObject(found);
      await desk.desk.close();

      const next = await desk.reopen();
      expect((await next.get(place)).text).toBe(told.text);
      expect((await next.post(route, asked, key)).text).toBe(begun.text);
      const other = await next.post(route, { ...asked, model: 'export-controls' }, key);
      expect([other.status, other.body.code]).toEqual([409, 'COMMAND_ID_REUSED']);
      await next.close();
    },
    60_000,
  );
});
