import { REGIMES_NOT_HELD } from '@answers';
import { sanctionsRegimeStream } from '@contracts';
import { newYorkDay, regime1718, type ToldHistory } from '@testing';

/** Founds the regimes that nobody ships, with nothing that they prohibit: no check doubts them. */
export const foundEveryRegime = async (history: ToldHistory): Promise<void> => {
  for (const { aliases, territories, establishedOn, ...named } of REGIMES_NOT_HELD) {
    const founded = { aliases: [...aliases], territories: [...territories] };
    const decidedOn = newYorkDay(establishedOn);
    await history.tell(
      sanctionsRegimeStream(named.regime),
      regime1718.established({ ...named, ...founded, decidedOn }),
    );
  }
};
