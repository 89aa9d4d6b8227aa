import type { RulePack } from '../types.ts';
import eeaNorway2014 from '../../../../rules/eea-norway-2014-2021.json' with { type: 'json' };
import eeaNorway2021 from '../../../../rules/eea-norway-2021-2028.json' with { type: 'json' };
import generatedCityFund from '../../../../rules/generated-city-fund.json' with { type: 'json' };

const packs = new Map<string, RulePack>(
	[eeaNorway2014, eeaNorway2021, generatedCityFund].map((pack) => [
		pack.id,
		pack as unknown as RulePack
	])
);

export const rulePacks: readonly RulePack[] = [...packs.values()];

/** The rule pack of this id, if it is shipped. */
export function rulePack(id: string): RulePack | undefined {
	return packs.get(id);
}
