import { ModelBehind, type ReadModel } from '@platform/projections';
import { InMemoryVersionRows } from '@testing';

/** Rows that are behind the log, and stay there, or come when somebody waits for them. */
export class LateRows extends InMemoryVersionRows {
  applied = 0n;
  comes = false;

  override position(): Promise<bigint> {
    return Promise.resolve(this.applied);
  }

  override waitForModel(model: ReadModel, position: bigint): Promise<bigint> {
    if (this.comes && this.applied < position) this.applied = position;
    return this.applied < position
      ? Promise.reject(new ModelBehind(model, position, this.applied))
      : Promise.resolve(this.applied);
  }
}
