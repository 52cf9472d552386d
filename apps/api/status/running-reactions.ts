/** What this process knows of a consumer that runs in it. */
export type ReactionsNow = Readonly<{
  /** Why it goes on no more. */
  stopped?: Readonly<{ code: string; message: string }> | undefined;
  /** What it last failed of while it tries again by itself. */
  outage?: string | undefined;
}>;

/** Port and Nest token in one: those who react in this process. */
export abstract class RunningReactions {
  /** Nothing where the consumer runs elsewhere. */
  abstract statusOf(consumer: string): ReactionsNow | undefined;
}
