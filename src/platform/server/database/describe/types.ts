import type pg from 'pg';
import { tableColumns, type Column } from './columns.ts';

const scalars: Record<string, string> = {
	bool: 'boolean',
	bytea: 'Buffer',
	date: 'string',
	daterange: 'string',
	float4: 'number',
	float8: 'number',
	inet: 'string',
	int2: 'number',
	int4: 'number',
	int8: 'number',
	interval: 'string',
	json: 'Json',
	jsonb: 'Json',
	name: 'string',
	numeric: 'Numeric',
	regconfig: 'string',
	text: 'string',
	time: 'string',
	timestamp: 'string',
	timestamptz: 'Timestamp',
	tsquery: 'string',
	tsvector: 'string',
	tstzrange: 'string',
	uuid: 'string',
	varchar: 'string',
	bpchar: 'string'
};

/** The Kysely interface of the migrated database as a TypeScript file; throws for a type without a mapping. */
export async function schemaTypes(client: pg.ClientBase): Promise<string> {
	const tables = Map.groupBy(await tableColumns(client), (column) => column.table);
	const interfaces = [...tables].map(([table, columns]) => {
		const lines = columns.map((column) => `\t${column.name}: ${columnType(column)};\n`);
		return `export interface ${typeName(table)} {\n${lines.join('')}}\n`;
	});
	const index = [...tables.keys()].map((table) => `\t${table}: ${typeName(table)};\n`);
	const body = `${interfaces.join('\n')}\nexport interface DB {\n${index.join('')}}\n`;
	const used = ['Computed', 'Generated', 'Json', 'Numeric', 'Timestamp'].filter((name) =>
		new RegExp(`\\b${name}\\b`).test(body)
	);
	const imports = used.length ? `import type { ${used.join(', ')} } from './columns.ts';\n\n` : '';
	return `// Written by "node scripts/schema.ts" from the migrated database: do not edit.\n${imports}${body}`;
}

function columnType(column: Column): string {
	const scalar = scalars[column.type];
	if (!scalar) {
		throw new Error(
			`${column.table}.${column.name} is a ${column.type}, which has no TypeScript type yet.`
		);
	}
	const item = allowedValues(column) ?? scalar;
	const whole = column.isArray ? `${item.includes('|') ? `(${item})` : item}[]` : item;
	const value = column.nullable && !column.isView ? `${whole} | null` : whole;
	const shown = column.isView ? `${value} | null` : value;
	if (column.isView || column.filled === 'by-us') return shown;
	return `${column.filled === 'always' ? 'Computed' : 'Generated'}<${shown}>`;
}

/** `check (state in ('a', 'b'))` is a closed set of values, so TypeScript may know it too. */
function allowedValues(column: Column): string | undefined {
	if (scalars[column.type] !== 'string') return undefined;
	for (const check of column.checks) {
		const list =
			/^CHECK \(\((?:\w+|"\w+") (?:= ANY|<@) \(?ARRAY\[(.+?)\](?:::text\[\])?\)?\)\)$/.exec(
				check
			)?.[1] ?? /^CHECK \(\((?:\w+|"\w+") = ('(?:[^']|'')*'::text)\)\)$/.exec(check)?.[1];
		const values =
			list && [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, text = '']) => text);
		if (values) return values.map((text) => `'${escape(text)}'`).join(' | ');
	}
	return undefined;
}

function escape(sqlText: string): string {
	return sqlText.replaceAll("''", "'").replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

function typeName(table: string): string {
	return table
		.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
		.concat('Table');
}
