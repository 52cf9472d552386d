import { Matches } from 'class-validator';

/** `export-controls`, or with the version that is meant: `export-controls@1`. */
export const IsModelName = (): PropertyDecorator =>
  Matches(/^[a-z-]{1,40}(@\d{1,9})?$/, {
    message: 'model is a name such as export-controls or export-controls@1',
  });
