import { createParser } from 'eventsource-parser';

import { percentile, type Report } from '../figure';

const FACTS = 300;
const seoul = { verbatim: '2030-01-01', value: '2030-01-01', precision: 'day', zone: 'Asia/Seoul' };

/** From before the request leaves until the event has come: a POST, a decision, an append, SSE. */
export const appendToStream = async (url: string, report: Report): Promise<void> => {
  const evidence = await archived(url);
  const aborter = new AbortController();
  const arrivals = new Map<string, (at: number) => void>();
  const stream = await fetch(`${url}/v1/events/stream?after=${await headOf(url)}`, {
    signal: aborter.signal,
  });
  const reading = read(stream, arrivals).catch((error: unknown) => {
    if (!aborter.signal.aborted) throw error;
  });
  const took: number[] = [];
  for (let i = 0; i < FACTS; i += 1) {
    const list = `bench-${String(i)}`;
    const arrived = new Promise<number>((resolve) => arrivals.set(list, resolve));
    const begun = performance.now();
    const answer = await post(`${url}/v1/facts`, established(list, evidence));
    if (answer.status !== 201) throw new Error(await answer.text());
    took.push((await arrived) - begun);
  }
  aborter.abort();
  await reading;
  report({ what: 'append → SSE, p50', value: percentile(took, 0.5), unit: 'ms' });
  report({ what: 'append → SSE, p99', value: percentile(took, 0.99), unit: 'ms', target: 50 });
};

const read = async (
  response: Response,
  arrivals: ReadonlyMap<string, (at: number) => void>,
): Promise<void> => {
  const parser = createParser({
    onEvent: ({ data }) => {
      const { stream } = JSON.parse(data) as { stream?: string };
      arrivals.get(stream?.split('/')[1] ?? '')?.(performance.now());
    },
  });
  const text = new TextDecoder();
  if (!response.body) throw new Error('No stream.');
  for await (const bytes of response.body) {
    parser.feed(text.decode(bytes as Uint8Array, { stream: true }));
  }
};

const headOf = async (url: string): Promise<string> => {
  const { data } = (await (await fetch(`${url}/v1/status`)).json()) as {
    data: { log: { position: string } };
  };
  return data.log.position;
};

const archived = async (url: string): Promise<string> => {
  const about = 'publisher=bench&tier=press&title=bench';
  const kept = await fetch(`${url}/v1/evidence?${about}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: 'a document',
  });
  return ((await kept.json()) as { sha256: string }).sha256;
};

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const established = (list: string, evidence: string) => ({
  type: 'ExportBanListEstablished',
  stream: `export-ban-list/${list}`,
  evidence: [evidence],
  data: {
    list,
    changeId: 'establishment',
    authority: 'MOTIE',
    jurisdiction: 'KR',
    zone: 'Asia/Seoul',
    instrument: 'A notice of the bench',
    controlType: 'licence-requirement',
    promulgatedOn: seoul,
    statedTotal: 10,
    provisions: [
      {
        provision: 'annex 1',
        origins: ['KR'],
        destinations: ['RU'],
        citation: 'A notice of the bench, annex 1',
        effectiveOn: seoul,
        basis: 'legal-act',
        itemised: false,
        dependsOn: [],
        unless: [],
      },
    ],
    heldFrom: null,
    freshForDays: null,
  },
});
