/** What this layer needs of the product's logger; the real one fits it. */
export type DatabaseLog = {
	info(fields: Record<string, unknown>, sentence: string): void;
	warn(fields: Record<string, unknown>, sentence: string): void;
	error(fields: Record<string, unknown>, sentence: string): void;
};
