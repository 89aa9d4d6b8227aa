import { licence, mostRows, openTables, ownTables, type OpenTable } from './open-data.ts';

const parameter = (name: string, where: 'path' | 'query', schema: object) => ({
	name,
	in: where,
	required: where === 'path',
	schema
});
const slug = parameter('slug', 'path', { type: 'string' });
const language = parameter('language', 'query', {
	type: 'string',
	enum: ['en', 'lt', 'nb'],
	default: 'en'
});
const page = parameter('page', 'query', { type: 'integer', minimum: 1, default: 1 });
const format = parameter('format', 'query', {
	type: 'string',
	enum: ['json', 'csv'],
	default: 'json'
});
const cell = { type: ['string', 'number', 'boolean', 'null'] };

const rowOf = (table: OpenTable) => ({
	type: 'object',
	additionalProperties: false,
	properties: Object.fromEntries(openTables[table].map((column) => [column, cell]))
});

const pageSchema = (row: object) => ({
	type: 'object',
	required: ['table', 'licence', 'language', 'page', 'pageSize', 'hasMore', 'rows'],
	properties: {
		table: { type: 'string' },
		licence: { type: 'object', properties: { name: { type: 'string' }, url: { type: 'string' } } },
		language: { type: 'string' },
		page: { type: 'integer' },
		pageSize: { type: 'integer', const: mostRows },
		hasMore: { type: 'boolean' },
		rows: { type: 'array', maxItems: mostRows, items: row }
	}
});

const answers = (schema: object, hasCsv: boolean) => ({
	'200': {
		description: 'OK',
		content: {
			'application/json': { schema },
			...(hasCsv ? { 'text/csv': { schema: { type: 'string' } } } : {})
		}
	},
	'404': { description: 'Nothing public stands at this address' },
	'429': { description: 'Too many answers in a quarter of an hour; Retry-After says when' }
});

const read = (about: { id: string; summary: string; parameters: object[]; responses: object }) => ({
	get: {
		operationId: about.id,
		summary: about.summary,
		parameters: about.parameters,
		responses: about.responses
	}
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The description of the public API, made from the same list of columns that the API answers with. */
export const openApi = {
	openapi: '3.1.0',
	info: { title: 'Tiltas open data', version: '1', license: licence },
	servers: [{ url: '/api/v1' }],
	paths: {
		'/openapi.json': read({
			id: 'openapi',
			summary: 'This description',
			parameters: [],
			responses: answers({ type: 'object' }, false)
		}),
		'/partnerships': read({
			id: 'partnerships',
			summary: 'Public partnerships, the latest first',
			parameters: [language, page, format],
			responses: answers(pageSchema(ref('partnerships')), true)
		}),
		'/partnerships/{slug}': read({
			id: 'partnership',
			summary: 'One partnership with its partners',
			parameters: [slug, language],
			responses: answers({ type: 'object' }, false)
		}),
		'/partnerships/{slug}/{table}': read({
			id: 'table',
			summary: 'A table of a partnership; with .csv after its name, or format=csv, as CSV',
			parameters: [
				slug,
				parameter('table', 'path', {
					type: 'string',
					enum: ownTables.flatMap((table) => [table, `${table}.csv`])
				}),
				language,
				page,
				format
			],
			responses: answers(pageSchema({ oneOf: ownTables.map(ref) }), true)
		})
	},
	components: {
		schemas: Object.fromEntries(
			(Object.keys(openTables) as OpenTable[]).map((table) => [table, rowOf(table)])
		)
	}
};
