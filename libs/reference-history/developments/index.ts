import armsTradeAndMsmt from './arms-trade-and-msmt.json';
import reactionsToTheTreaty from './reactions-to-the-treaty.json';
import treatiesRuKp from './treaties-ru-kp.json';

/** Nobody has looked at them: they are read when the history is. */
export const developments: readonly unknown[] = [
  treatiesRuKp,
  reactionsToTheTreaty,
  armsTradeAndMsmt,
];
