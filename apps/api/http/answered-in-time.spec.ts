import type { ExecutionContext } from '@nestjs/common';
import { firstValueFrom, NEVER, of, timer, type Observable } from 'rxjs';

import { AnsweredInTime } from './answered-in-time';

const DEADLINE_MS = 20;

const asked = (answer: Observable<unknown>, method = 'GET', headersSent = false) => {
  const http = { getRequest: () => ({ method }), getResponse: () => ({ raw: { headersSent } }) };
  const context = { switchToHttp: () => http } as unknown as ExecutionContext;
  const next = { handle: () => answer };
  return firstValueFrom(new AnsweredInTime(DEADLINE_MS).intercept(context, next));
};

describe('A request', () => {
  it('that is answered in time is answered', async () =>
    expect(await asked(of(undefined))).toBeUndefined());

  it('that nothing answers is answered later, and says so', () =>
    expect(asked(NEVER)).rejects.toMatchObject({
      ...{ code: 'ANSWER_OVERDUE' },
      message: 'There was no answer within 0.02 s. Nothing can be answered: ask again in a moment.',
    }));

  it('with a command that nothing answers may have been done', () =>
    expect(asked(NEVER, 'POST')).rejects.toThrow('same Idempotency-Key'));

  it('whose answer is on its way takes as long as it takes', async () =>
    expect(await asked(timer(3 * DEADLINE_MS), 'GET', true)).toBe(0));
});
