import { DomainError } from '@kernel';

/** The block is what the veto means: who says that nothing was blocked says that of the veto. */
export class BlockRestsOnVeto extends DomainError {
  readonly code = 'BLOCK_RESTS_ON_VETO';

  constructor(symbol: string) {
    super(`That inspection was blocked follows from the veto of ${symbol}: retract the veto.`);
  }
}
