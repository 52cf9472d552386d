import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@kernel';

export type LoadOptions = Readonly<{
  signal: AbortSignal;
  onProgress?: ((done: number, total: number) => void) | undefined;
}>;

type Loading = Readonly<{
  id: string;
  state: 'running' | 'done' | 'failed';
  done: number;
  total: number;
  error?: string;
}>;

/** Every fact that was loaded stays; loading again completes it. */
export class ReferenceNotLoaded extends DomainError {
  readonly code = 'REFERENCE_NOT_LOADED';

  constructor(why: string) {
    super(`The reference history was not loaded whole: ${why}`);
  }
}

const LOOK_MS = 200;

/** Through the API and its services; what is on record already is recorded by nobody again. */
export const loadReference = async (
  url: string,
  { signal, onProgress = () => undefined }: LoadOptions,
): Promise<void> => {
  const at = `${url}/v1/reference-history`;
  let loading = await answerOf(await fetch(at, { method: 'POST', signal }));
  while (loading.state === 'running') {
    onProgress(loading.done, loading.total);
    await pause(LOOK_MS, undefined, { signal });
    loading = await answerOf(await fetch(`${at}/${loading.id}`, { signal }));
  }
  onProgress(loading.done, loading.total);
  if (loading.state === 'failed') throw new ReferenceNotLoaded(loading.error ?? 'unknown');
};

const answerOf = async (response: Response): Promise<Loading> => {
  const text = await response.text();
  if (!response.ok) throw new ReferenceNotLoaded(text);
  return (JSON.parse(text) as Readonly<{ data: Loading }>).data;
};
