// Writes the JSON Schema of the partnership archive from the schema that the import itself uses.
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { toJsonSchema } from '@valibot/to-json-schema';
import { archiveSchema } from '#features/reports/server/archive/schema.ts';

const file = 'static/schemas/partnership-archive.json';

export function publishedSchema(): object {
	const { $schema: _, ...schema } = toJsonSchema(archiveSchema, { errorMode: 'ignore' });
	const head = {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'Tiltas partnership archive, version 1'
	};
	return { ...head, ...schema };
}

if (import.meta.main) {
	const written = await format(JSON.stringify(publishedSchema()), {
		...(await resolveConfig(file)),
		parser: 'json'
	});
	writeFileSync(file, written);
}
