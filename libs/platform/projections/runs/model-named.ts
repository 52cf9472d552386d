import { modelVersionOf, type ReadModel } from '../projection';
import { ModelUnknown } from '../read-model.errors';

/**
 * @param asked `export-controls`, or with the version that is meant: `export-controls@1`
 * @throws ModelUnknown
 */
export const modelNamed = (models: readonly ReadModel[], asked: string): ReadModel => {
  const model = models.find((one) => [one.name, modelVersionOf(one)].includes(asked));
  if (!model) throw new ModelUnknown(asked, models);
  return model;
};
