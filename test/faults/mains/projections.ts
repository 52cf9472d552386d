import 'reflect-metadata';

import { readServiceConfig } from '@platform/config';
import { runMain, runService } from '@platform/service';
import type { Pool, PoolClient } from 'pg';

import { projections } from '../../../apps/projections';
import { at } from './failpoint';

type Query = (...asked: unknown[]) => Promise<unknown>;

/** Steps of every transaction that moves a model on: its rows are written when its cursor is. */
const stepping = (step: (reached: string) => void) => (client: PoolClient) => {
  const query = client.query.bind(client) as Query;
  let moves = false;
  const stepped = async (...asked: unknown[]): Promise<unknown> => {
    const [text] = asked;
    if (text !== 'COMMIT') {
      moves = text !== 'BEGIN' && (moves || /UPDATE projections\.cursor/.test(String(text)));
      return query(...asked);
    }
    if (moves) step('before-commit');
    const answer = await query(...asked);
    if (moves) step('after-commit');
    return answer;
  };
  client.query = stepped as typeof client.query;
};

const pool = (given: Pool): Pool => given.on('connect', stepping(at(process.argv[2])));
void runMain((around) => runService(projections({ pool }), readServiceConfig(), around));
