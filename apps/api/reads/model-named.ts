import { readModels } from '@assembly';
import { DomainError } from '@kernel';
import { modelVersionOf, type ReadModel } from '@platform/projections';

/** No model has the name, or this build folds another version of it. */
export class ModelUnknown extends DomainError {
  readonly code = 'MODEL_UNKNOWN';

  constructor(asked: string) {
    const known = readModels.map(modelVersionOf).join(', ');
    super(`There is no read model ${asked}: this build folds ${known}.`);
  }
}

/**
 * @param asked `export-controls`, or with the version that is meant: `export-controls@1`
 * @throws ModelUnknown
 */
export const modelNamed = (asked: string): ReadModel => {
  const model = readModels.find((one) => [one.name, modelVersionOf(one)].includes(asked));
  if (!model) throw new ModelUnknown(asked);
  return model;
};
