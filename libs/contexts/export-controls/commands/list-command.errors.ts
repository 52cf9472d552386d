import { DomainError } from '@kernel';

export class StreamOfNoList extends DomainError {
  readonly code = 'STREAM_OF_NO_LIST';

  constructor(stream: string) {
    super(`${stream} is no stream of a list: those are called export-ban-list/<list>.`);
  }
}
