import type { ColumnType } from 'kysely';
import type { JsonParameter } from './values.ts';

/** Filled by the database when left out. */
export type Generated<T> =
	T extends ColumnType<infer S, infer I, infer U>
		? ColumnType<S, I | undefined, U>
		: ColumnType<T, T | undefined, T>;

/** Computed by the database and by nobody else. */
export type Computed<T> =
	T extends ColumnType<infer S, unknown, unknown>
		? ColumnType<S, never, never>
		: ColumnType<T, never, never>;

export type JsonValue =
	string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined };

/** Written through asJson alone. */
export type Json = ColumnType<JsonValue, JsonParameter, JsonParameter>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

/** Exact decimal numbers travel as text. */
export type Numeric = ColumnType<string, string | number, string | number>;
