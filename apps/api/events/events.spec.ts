import { Logger } from '@nestjs/common';
import { provenance, regime1718 } from '@testing';

import { apiInMemory } from '../api.fixture';

let api: Awaited<ReturnType<typeof apiInMemory>>;

beforeAll(async () => {
  Logger.overrideLogger(false);
  api = await apiInMemory();
  const facts = [{ ...regime1718.established(), id: '2ed6657d-e927-568b-95e1-2665a8aea6a2' }];
  await api.log.append({
    appends: [{ stream: regime1718.stream, expectedVersion: 0, facts }],
    provenance: provenance(),
  });
});

afterAll(() => api.close());

const page = (after: string, accept = 'application/json') =>
  api.app.inject({ url: `/v1/events?after=${after}`, headers: { accept } });

describe('A page of history', () => {
  it('that begins at the head is empty', async () => {
    const { statusCode, body } = await page('1');
    expect([statusCode, JSON.parse(body)]).toEqual([200, { data: [], meta: { position: '1' } }]);
  });

  it.each(['application/json', 'application/x-ndjson'])(
    'that begins behind it is refused, as %s',
    async (accept) => {
      const { statusCode, body } = await page('2', accept);
      expect([statusCode, JSON.parse(body)]).toMatchObject([400, { code: 'POSITION_AHEAD' }]);
    },
  );
});
