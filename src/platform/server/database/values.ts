import pg from 'pg';

/** A value on its way into a jsonb column; see asJson. */
export class JsonParameter {
	readonly value: unknown;
	constructor(value: unknown) {
		this.value = value;
	}
	/** Called by the driver, which would otherwise send a JavaScript array as an SQL array. */
	toPostgres(): string {
		return JSON.stringify(this.value);
	}
}

/** The only way into a jsonb column: any value, arrays and bare strings too, arrives as the JSON it is. */
export function asJson(value: unknown): JsonParameter {
	return new JsonParameter(value);
}

const { builtins } = pg.types;
const asWritten = (text: string) => text;
const dateArray = 1182;
const wholeNumberArray = 1016;

/**
 * What columns arrive as: date and time texts stay as written (a date has no time zone), whole
 * numbers are numbers, timestamptz is a Date, numeric stays text so that no cent is lost.
 */
const parsers: Partial<Record<number, (text: string) => unknown>> = {
	[builtins.INT8]: wholeNumber,
	[wholeNumberArray]: (text) =>
		textArray(text).map((item) => (item === null ? null : wholeNumber(item))),
	[builtins.DATE]: asWritten,
	[dateArray]: textArray,
	[builtins.TIMESTAMP]: asWritten,
	[builtins.INTERVAL]: asWritten
};

/** The driver's type table with our parsers in front of its own. */
export const valueTypes: pg.CustomTypesConfig = {
	getTypeParser(id: number, format?: string) {
		const own = format === 'binary' ? undefined : parsers[id];
		return (
			own ??
			(pg.types.getTypeParser as (id: number, format?: string) => (text: string) => unknown)(
				id,
				format
			)
		);
	}
};

function textArray(text: string): (string | null)[] {
	const parse = (pg.types.getTypeParser as (id: number) => unknown)(1009) as (
		text: string
	) => (string | null)[];
	return parse(text);
}

/** A bigint column promises numbers: one too large for that must not lose its last digits in silence. */
function wholeNumber(text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number.`);
	return value;
}
