import regime1132 from './1132.json';
import regime1160 from './1160.json';
import regime1267 from './1267.json';
import regime1518 from './1518.json';
import regime1521 from './1521.json';
import regime1572 from './1572.json';
import regime1636 from './1636.json';
import regime1718 from './1718.json';
import regime1737 from './1737.json';
import regime1907 from './1907.json';
import regime1988 from './1988.json';
import regime2048 from './2048.json';
import regime2140 from './2140.json';
import regime2374 from './2374.json';
import regime253 from './253.json';
import regime2653 from './2653.json';
import regime421 from './421.json';
import regime724 from './724.json';
import regime748 from './748.json';
import regime751 from './751.json';
import regime864 from './864.json';
import regime918 from './918.json';

/** By age, the oldest first. Nobody has looked at them: they are read when the history is. */
export const regimes: readonly unknown[] = [
  regime253,
  regime421,
  regime724,
  regime748,
  regime751,
  regime864,
  regime918,
  regime1132,
  regime1160,
  regime1267,
  regime1518,
  regime1521,
  regime1572,
  regime1636,
  regime1718,
  regime1737,
  regime1907,
  regime1988,
  regime2048,
  regime2140,
  regime2374,
  regime2653,
];
