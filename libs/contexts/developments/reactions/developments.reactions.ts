import type { ReactionsOfContext } from '@platform/messaging';

import { RetryDevelopmentsReactionCommand } from './retry-reaction.command';
import { WHEN_ALTERNATIVE_MONITORING_ESTABLISHED } from './when-alternative-monitoring-established-answer-question.reaction';
import { WHEN_FACT_RETRACTED } from './when-fact-retracted-withdraw-question.reaction';
import { WHEN_SANCTIONS_INSPECTION_BLOCKED } from './when-sanctions-inspection-blocked-open-question.reaction';

/** Who reacts in this context, and how one of them is asked to try again. */
export const developmentsReactions: ReactionsOfContext = {
  reactions: [
    WHEN_ALTERNATIVE_MONITORING_ESTABLISHED,
    WHEN_FACT_RETRACTED,
    WHEN_SANCTIONS_INSPECTION_BLOCKED,
  ],
  retry: ({ eventId, reaction }) => new RetryDevelopmentsReactionCommand(eventId, reaction),
};
