import { newYorkDay, regime1718 } from '@testing';

import { curatorAt } from './curator';
import type { TestDesk } from './test-desk';

const { stream } = regime1718;

export type Veto = Readonly<{ type: string; stream: string; data: object; evidence: string[] }>;

/**
 * A regime with a panel that watches it until the end of April, and documents for what comes.
 *
 * @returns a veto against the panel's next year, as it is posted
 */
export const watchedRegime = async (desk: Pick<TestDesk, 'post'>): Promise<Veto> => {
  const curator = await curatorAt(desk);
  await curator.record({ ...regime1718.established(), stream });
  const endsOn = newYorkDay('2024-04-30');
  await curator.record({ ...regime1718.panelEstablished({ endsOn }), stream });
  const evidence = [await curator.archive('The record of the meeting')];
  return { ...regime1718.renewalVetoed(), stream, evidence };
};
