import { openTestDesk, type TestDesk } from '../harness/test-desk';
import { at, questions, urlOf } from './questions';

describe('The questions that began it', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterAll(() => desk.close());

  it('are all asked', () => expect(questions).toHaveLength(42));

  it.each(questions.map((question) => [question.id, question] as const))(
    '%s',
    async (_id, question) => {
      const answer = await desk.get(urlOf(question));
      const { status = 200, ...paths } = question.expect;
      expect(answer.status).toBe(status);
      for (const [path, value] of Object.entries(paths)) {
        expect([path, at(answer.body, path)]).toEqual([path, value]);
      }
    },
  );
});
