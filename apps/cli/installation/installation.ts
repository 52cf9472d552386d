/**
 * What works on the database and the broker themselves. Both take their time to load: every other
 * command does without.
 */
export const installation = async () => {
  const { Logger } = await import('@nestjs/common');
  // What there is to say, the command says.
  Logger.overrideLogger(false);
  return import('@platform/installation');
};
