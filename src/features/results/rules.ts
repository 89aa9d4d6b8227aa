import { worksOn } from '#features/activities/rules.ts';
import { Counts } from '#lib/disclosure/counts.ts';
import { suppress } from '#lib/disclosure/suppress.ts';
import type {
	Cell,
	ClaimInput,
	Figure,
	IndicatorKind,
	Reached,
	SplitCell,
	ValueInput,
	ValueState
} from './types.ts';

/** Whether a claim gives the numbers that its qualifier needs. */
export function isWholeFigure({
	qualifier,
	low,
	high
}: Pick<ClaimInput, 'qualifier' | 'low' | 'high'>): boolean {
	if (qualifier === 'between') return low !== undefined && high !== undefined && low <= high;
	if (qualifier === 'up_to') return high !== undefined && low === undefined;
	return low !== undefined && high === undefined;
}

/** The number of a figure where one is needed: what the source says, not what it might mean. */
export function numbersOf(figure: Figure): { low: number; high: number } {
	const low = figure.low ?? figure.high ?? 0;
	return { low, high: figure.high ?? low };
}

/** The sum of figures as a range; two claims that speak of the same events are counted once. */
export function sumOfFigures(figures: readonly (Figure & { id: string })[]): Reached | undefined {
	const once = [...new Map(figures.map((figure) => [figure.id, figure])).values()];
	if (once.length === 0) return undefined;
	const sums = once.map(numbersOf);
	return {
		kind: 'number',
		low: sums.reduce((sum, { low }) => sum + low, 0),
		high: sums.reduce((sum, { high }) => sum + high, 0),
		claimIds: once.map(({ id }) => id).sort()
	};
}

/** What was typed for a value, if it fits the indicator's kind. */
export function enteredValue(
	indicator: { kind: IndicatorKind; scaleMax: number | undefined },
	input: Omit<ValueInput, 'indicatorId' | 'periodId' | 'cells' | 'note'>
): Reached | undefined {
	const { low, high, numerator, denominator, statement } = input;
	if (indicator.kind === 'text') return statement ? { kind: 'text', statement } : undefined;
	if (indicator.kind === 'percentage') {
		if (numerator === undefined || !denominator || numerator > denominator) return undefined;
		return { kind: 'percentage', numerator, denominator };
	}
	if (low === undefined || low < 0 || (high !== undefined && high < low)) return undefined;
	if (indicator.kind === 'scale' && (low < 1 || (high ?? low) > (indicator.scaleMax ?? 0)))
		return undefined;
	return { kind: 'number', low, high: high ?? low, claimIds: [] };
}

/** Whether a target is reached; undefined where there is none or the value is words. */
export function isReached(
	indicator: { target: number | undefined; targetDirection: 'at_least' | 'at_most' | 'about' },
	reached: Reached | undefined
): boolean | undefined {
	if (indicator.target === undefined || !reached || reached.kind === 'text') return undefined;
	const isShare = reached.kind === 'percentage';
	const low = isShare ? (100 * reached.numerator) / reached.denominator : reached.low;
	const high = isShare ? low : reached.high;
	if (indicator.targetDirection === 'at_most') return high <= indicator.target;
	return low >= indicator.target * (indicator.targetDirection === 'about' ? 0.9 : 1);
}

/** A split as it may be published: the rule for all numbers of persons, with the indicator's own least number (RS4). */
export function publishedCells(cells: readonly Cell[], minimum: number): SplitCell[] {
	const dimension = { name: 'split', options: cells.map(({ category }) => category) };
	const rows = cells.map(({ category, count }) => ({ of: [category], count }));
	const table = suppress(new Counts([dimension], rows), minimum);
	const shown = new Map(table.cells.map(({ key, cell }) => [key[0], cell]));
	return dimension.options.map((category) => ({
		category,
		cell: shown.get(category) ?? { hidden: true }
	}));
}

const nextDecisions: Record<ValueState, readonly ValueState[]> = {
	draft: ['submitted'],
	submitted: ['returned', 'approved'],
	returned: ['submitted'],
	approved: ['returned']
};

/** Whether a page offers a member to enter an indicator's values; the command decides for itself. */
export function mayEnterValues(
	member: { role: string; partnerId: string | undefined },
	indicator: { activityId?: string | undefined; ownerPartnerId?: string | undefined },
	activities: readonly {
		id: string;
		leadPartnerId: string | undefined;
		partnerIds: readonly string[];
	}[]
): boolean {
	if (member.role === 'coordinator') return true;
	const owns = member.partnerId !== undefined && indicator.ownerPartnerId === member.partnerId;
	if (member.role === 'partner_officer' && owns) return true;
	const activity = activities.find(({ id }) => id === indicator.activityId);
	return activity !== undefined && worksOn(member, activity);
}

/** Whether a value may pass from one state to another. */
export function mayBecome(state: ValueState, decision: ValueState): boolean {
	return nextDecisions[state].includes(decision);
}

/** Only what is not yet handed in can be edited. */
export function isEditable(state: ValueState): boolean {
	return state === 'draft' || state === 'returned';
}
