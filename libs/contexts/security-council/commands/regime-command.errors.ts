import { DomainError } from '@kernel';

export class StreamOfNoRegime extends DomainError {
  readonly code = 'STREAM_OF_NO_REGIME';

  constructor(stream: string) {
    super(`${stream} is no stream of a regime: those are called sanctions-regime/<regime>.`);
  }
}
