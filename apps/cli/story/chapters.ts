import { foundAt } from '../bisect/expectation';

/** A question that the story asks, the route that knows, and how its answer reads. */
export type Chapter = Readonly<{
  asks: string;
  route: string;
  says: (body: unknown) => string;
}>;

const LIST = '/v1/export-ban-lists/kr-situational-licence';
const STATUS = '/v1/sanctions-regimes/1718/enforcement-status';
const TREATY = '/v1/developments/treaty-ru-kp-2024';
const ABOUT_TREATY = '/v1/developments?kind=position&about=treaty:ru-kp-2024&asOf=2024-06-21';

const word = (body: unknown, path: string): string => foundAt(body, path) ?? 'nothing';

const elements = (body: unknown): readonly unknown[] => {
  const data = (body as Readonly<{ data?: unknown }>).data;
  return Array.isArray(data) ? data : [];
};

/** Each element in words, all in one line. */
const each = (body: unknown, tell: (element: unknown) => string): string =>
  elements(body).map(tell).join('; ') || 'nothing';

const axes = (body: unknown): string =>
  `measures ${word(body, 'data.measures')}, monitoring ${word(body, 'data.monitoring')}, ` +
  `oversight ${(JSON.parse(word(body, 'data.oversight')) as string[]).join(' and ')}`;

const vote = (element: unknown): string => {
  const figures = ['for', 'against', 'abstaining'].map((side) => word(element, `tally.${side}`));
  return `${word(element, 'symbol')} ${word(element, 'outcome')} ${figures.join('-')}`;
};

/** The news story of June 2024 that the product began with, question by question. */
export const CHAPTERS: readonly Chapter[] = [
  {
    asks: 'How many goods need a licence from Seoul for Russia, the day before the story?',
    route: `${LIST}?asOf=2024-06-19`,
    says: (body) =>
      `${word(body, 'data.total')}; changes pending: ${word(body, 'data.pending.length')}`,
  },
  {
    asks: 'And on the day of the story, 20 June 2024?',
    route: `${LIST}?asOf=2024-06-20`,
    says: (body) =>
      `${word(body, 'data.total')}; announced: ${word(body, 'data.pending.0.net')} more, ` +
      `${word(body, 'data.pending.0.statedTotal')} in all`,
  },
  {
    asks: 'When did the 243 take effect?',
    route: `${LIST}/changes?from=2024-06-01&to=2024-12-31`,
    says: (body) =>
      `on ${word(body, 'data.0.effectiveOn')}: ${word(body, 'data.0.statedTotal')} in all`,
  },
  {
    asks: 'Who voted for the first sanctions on North Korea in 2006?',
    route: '/v1/council-votes?regime=1718&symbol=S/RES/1718(2006)',
    says: (body) => each(body, vote),
  },
  {
    asks: 'Were they watched the day before the veto, 27 March 2024?',
    route: `${STATUS}?asOf=2024-03-27`,
    says: (body) => `${axes(body)}, mandate until ${word(body, 'data.mandateEndsOn')}`,
  },
  {
    asks: 'What did Russia veto?',
    route: '/v1/council-votes?regime=1718&outcome=vetoed&state=RUS&cast=against',
    says: (body) => each(body, vote),
  },
  {
    asks: 'What did that change at once, on 28 March?',
    route: `${STATUS}?asOf=2024-03-28`,
    says: (body) => `${axes(body)}, blocked by ${word(body, 'data.blockedBy.0')}`,
  },
  {
    asks: 'And from 1 May 2024 on?',
    route: `${STATUS}?asOf=2024-05-01`,
    says: axes,
  },
  {
    asks: 'Who watches instead, from 16 October 2024 on?',
    route: `${STATUS}?asOf=2024-10-16`,
    says: axes,
  },
  {
    asks: 'Was that question asked, and is it answered?',
    route: '/v1/developments?kind=question&about=regime:1718',
    says: (body) => each(body, (one) => word(one, 'status')),
  },
  {
    asks: 'The pact of Russia and North Korea: what was it on the day of the story?',
    route: `${TREATY}?asOf=2024-06-20`,
    says: (body) => word(body, 'data.status'),
  },
  {
    asks: 'And on 5 December 2024?',
    route: `${TREATY}?asOf=2024-12-05`,
    says: (body) => word(body, 'data.status'),
  },
  {
    asks: 'Has North Korea armed Russia?',
    route: '/v1/developments?kind=allegation&about=regime:1718&asOf=2024-06-21',
    says: (body) => each(body, (one) => word(one, 'status')),
  },
  {
    asks: 'Will Seoul send arms to Ukraine?',
    route: '/v1/developments?kind=policy&actor=KR&asOf=2024-06-21',
    says: (body) => each(body, (one) => word(one, 'to')),
  },
  {
    asks: 'What do others say of the pact?',
    route: ABOUT_TREATY,
    says: (body) => each(body, (one) => `${word(one, 'actors.0')} ${word(one, 'stance')}`),
  },
  {
    asks: 'May an engine of heading 8407 go from Germany to North Korea?',
    route: '/v1/export-checks?goods=hs2022:840734&origin=DE&destination=KP&asOf=2024-10-01',
    says: (body) => `${word(body, 'data.0.verdict')} (${word(body, 'data.0.rules.0.provision')})`,
  },
  {
    asks: 'May a horse go from Korea to Russia?',
    route: '/v1/export-checks?goods=hs2022:010121&origin=KR&destination=RU&asOf=2024-10-01',
    says: (body) =>
      `${word(body, 'data.0.verdict')}: ${word(body, 'data.0.undetermined.0.list')} ` +
      `is ${word(body, 'data.0.undetermined.0.reason')}`,
  },
];
