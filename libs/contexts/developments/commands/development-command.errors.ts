import { DomainError } from '@kernel';

export class StreamOfNoDevelopment extends DomainError {
  readonly code = 'STREAM_OF_NO_DEVELOPMENT';

  constructor(stream: string) {
    super(`${stream} is no stream of a development: those are called development/<development>.`);
  }
}
