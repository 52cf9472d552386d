import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { closedInTurn } from '@platform/service';
import { copyOfDatabase, describeWithKafka } from '@testing';

import { at, questions, urlOf } from '../acceptance/questions';
import { openTestStack, settled, type TestStack } from '../harness/distributed-stack';
import { asked, MOMENTS, ROUTES } from '../harness/every-read';
import { openTestDeskIn, type Answered, type TestDesk } from '../harness/test-desk';
import { addressesIn, tellMore } from './told-more';

jest.setTimeout(240_000);

/** Under which both are asked: of a refusal it is a part. */
const CORRELATION = { 'x-correlation-id': '2ed6657d-e927-568b-95e1-2665a8aea6a2' };

/** Those that HTTP itself adds tell of the connection. */
const HEADERS = [
  ...['content-type', 'etag', 'cache-control', 'retry-after', 'content-disposition'],
  ...['x-log-position', 'x-log-generation', 'x-correlation-id'],
];

/**
 * What is compared is the text as it was sent. One thing is masked in it: an instant between the
 * first question and the last answer, since who asks of now is answered of now (`meta.asOf`,
 * `meta.instants`). The log was at rest by then, so that no instant of a fact is among them.
 */
const comparable = ({ status, headers, text }: Answered, since: string) => ({
  status,
  headers: Object.fromEntries(HEADERS.map((name) => [name, headers[name]])),
  text: text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) =>
    instant >= since && instant <= new Date().toISOString() ? '(now)' : instant,
  ),
});

type Comparable = ReturnType<typeof comparable>;

/** Reads that tell who reacts: a process for each context, or one for all. */
const TELL_WHO_REACTS = ['/v1/status', '/v1/reactions'];

/** What is kept in the memory of the process that was asked, and what never ends. */
const NOT_COMPARED = ['/v1/reference-history/{id}', '/v1/events/stream'];

const NDJSON = { accept: 'application/x-ndjson' };

describeWithKafka('The services, and one process over a copy of their database,', (brokers) => {
  let stack: TestStack;
  let desk: TestDesk;
  let since: string;
  let head: string;
  let addresses: readonly string[];
  /** Of the stack: before more was told than the history that is shipped, and after. */
  const asLoaded = new Map<string, Answered>();
  const answers = new Map<string, Comparable>();
  const opened: (() => Promise<void>)[] = [];

  const askStack = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await stack.get(url, { ...CORRELATION, ...headers });
    answers.set(url, comparable(answer, since));
  };

  beforeAll(async () => {
    stack = await openTestStack({ brokers });
    opened.push(() => stack.close());
    for (const url of questions.map(urlOf)) asLoaded.set(url, await stack.get(url));
    const told = await tellMore(stack);
    head = await settled(stack);
    since = new Date().toISOString();
    addresses = await addressesIn(stack, told);
    const urls = [...questions.map(urlOf), ...ROUTES.flatMap(everyThirdMoment), ...addresses];
    for (const url of [...urls, ...TELL_WHO_REACTS]) await askStack(url);
    await askStack('/v1/events?after=0', NDJSON);
    await stack.services.stop();
    const evidenceDir = await mkdtemp(join(tmpdir(), 'interdict-evidence-'));
    await cp(stack.evidenceDir, evidenceDir, { recursive: true });
    const database = await copyOfDatabase(stack.databaseUrl);
    desk = await openTestDeskIn({ history: true, timekeeper: true }, { database, evidenceDir });
    opened.push(() => desk.close());
  });

  afterAll(() => closedInTurn(opened));

  const expectSame = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await desk.get(url, { ...CORRELATION, ...headers });
    expect([url, comparable(answer, since)]).toEqual([url, answers.get(url)]);
  };

  it('agree on where the log ends: there was nothing left to record', async () => {
    expect((await desk.get('/v1/status')).body.data.log.position).toBe(head);
  });

  it.each(questions.map((question) => [question.id, question] as const))(
    'answer %s as it is to be answered, and with the same bytes',
    async (_id, question) => {
      const { status = 200, ...paths } = question.expect;
      const answer = asLoaded.get(urlOf(question));
      expect(answer?.status).toBe(status);
      for (const [path, value] of Object.entries(paths)) {
        expect([path, at(answer?.body, path)]).toEqual([path, value]);
      }
      await expectSame(urlOf(question));
    },
  );

  it.each(ROUTES)('answer of now, and at other moments, with the same bytes: %s', async (route) => {
    for (const url of everyThirdMoment(route)) await expectSame(url);
  });

  it('tell of every fact, document, determination and run with the same bytes', async () => {
    for (const url of addresses) await expectSame(url);
    await expectSame('/v1/events?after=0', NDJSON);
  });

  it.each(TELL_WHO_REACTS)('tell the same by %s, but for who reacts', async (url) => {
    const { body } = await desk.get(url, CORRELATION);
    const told = JSON.parse(answers.get(url)?.text ?? '');
    for (const { data } of [body, told]) {
      expect(data.reactions).not.toEqual([]);
      delete data.reactions;
    }
    expect(body).toEqual(told);
  });

  it('were asked everything that can be read', async () => {
    const { body } = await desk.get('/openapi.json');
    const paths = Object.entries(body.paths as Record<string, object>);
    const routes = paths.flatMap(([path, methods]) => ('get' in methods ? [path] : []));
    const wanted = routes.filter((route) => !NOT_COMPARED.includes(route));
    const urls = [...answers.keys()].map((url) => url.replace(/\?.*$/, ''));
    expect(wanted.filter((route) => !urls.some((url) => isOf(route, url)))).toEqual([]);
  });
});

/** Whether all agree is a question of how a route is answered: it needs no day twice. */
const everyThirdMoment = (route: string): readonly string[] => [
  route,
  ...MOMENTS.filter((_, i) => i % 3 === 0).map((moment) => asked(route, moment)),
];

/** `/v1/events/{eventId}` is the route of one event. */
const isOf = (route: string, url: string): boolean =>
  new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(url);
