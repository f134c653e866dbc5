import { describe, expect, it } from 'vitest';
import { BLOCKS_PER_CUT, FIRST_CUT_HEIGHT, PON_HEIGHT, blockSubsidy, tierOfReward, tierReward } from '../../../shared/networks/flux/subsidy';

describe('what a Flux node is paid', () => {
  it('is 9, 3.5 and 1 of 14 FLUX since Proof of Node', () => {
    expect([blockSubsidy(PON_HEIGHT), tierReward('stratus', PON_HEIGHT), tierReward('nimbus', PON_HEIGHT), tierReward('cumulus', PON_HEIGHT)]).toEqual([1_400_000_000n, 900_000_000n, 350_000_000n, 100_000_000n]);
  });

  it('falls by a tenth at 3,071,200 and not a block before', () => {
    expect(FIRST_CUT_HEIGHT).toBe(3_071_200);
    expect(blockSubsidy(3_071_199)).toBe(1_400_000_000n);
    expect([blockSubsidy(3_071_200), tierReward('stratus', 3_071_200), tierReward('nimbus', 3_071_200), tierReward('cumulus', 3_071_200)]).toEqual([1_260_000_000n, 810_000_000n, 315_000_000n, 90_000_000n]);
  });

  it('falls 20 times and then stays', () => {
    const last = blockSubsidy(PON_HEIGHT + 20 * BLOCKS_PER_CUT);
    expect(last).toBe(blockSubsidy(PON_HEIGHT + 400 * BLOCKS_PER_CUT));
    // 14 FLUX, twenty times less a tenth, rounded down each time.
    expect(last).toBe(170_207_313n);
  });

  it('tells the tier only at the height where that amount is paid', () => {
    expect(tierOfReward(900_000_000n, 3_071_199)).toBe('stratus');
    expect(tierOfReward(900_000_000n, 3_071_200)).toBeNull();
    expect(tierOfReward(90_000_000n, 3_071_200)).toBe('cumulus');
    expect(tierOfReward(50_000_000n, 2_500_000)).toBeNull();
    expect(tierOfReward(0n, 2_500_000)).toBeNull();
  });

  it('is not known before Proof of Node', () => {
    expect(blockSubsidy(PON_HEIGHT - 1)).toBeNull();
    expect(tierOfReward(900_000_000n, PON_HEIGHT - 1)).toBeNull();
    expect(blockSubsidy(Number.NaN)).toBeNull();
  });
});
