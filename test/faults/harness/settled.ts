import { contexts, readModels } from '@assembly';

import type { Installation } from './installation';
import { until } from './until';

type Follower = Readonly<{ name: string; position: string }>;

/**
 * Until everybody who follows the log is at its head: the models, and the services that run. What
 * they record because of it belongs to it.
 */
export const settled = (place: Installation): Promise<void> =>
  until('everybody is at the head of the log', async () => {
    const { position } = await place.log.head();
    const { rows } = await place.pool.query<Follower>(
      `SELECT 'model ' || model AS name, position FROM projections.cursor
       UNION ALL SELECT name, position FROM messaging.consumer`,
    );
    const at = new Map(rows.map((row) => [row.name, row.position]));
    const behind = followersOf(place).filter((name) => at.get(name) !== String(position));
    const told = behind.map((name) => `${name} at ${String(at.get(name))}`);
    return told.length === 0 ? null : `${told.join()} of ${String(position)}`;
  });

/** Who has reacted to nothing yet has no position: it is waited for all the same. */
const followersOf = ({ running }: Installation): readonly string[] => {
  const services = running();
  return [
    ...readModels.map(({ name }) => `model ${name}`),
    ...contexts.map(({ commands }) => commands.context).filter((name) => services.includes(name)),
  ];
};

/** Until the log is so much longer than it is now. */
export const longerBy = async ({ log }: Installation, events: bigint): Promise<void> => {
  const { position: before } = await log.head();
  await until(`the log is longer by ${String(events)}`, async () => {
    const { position } = await log.head();
    return position >= before + events ? null : `it ends at ${String(position)}`;
  });
};
