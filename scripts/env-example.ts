import { readFileSync, writeFileSync } from 'node:fs';
import { envExample } from '#platform/server/config/env-example.ts';

const file = new URL('../.env.example', import.meta.url);

if (!process.argv.includes('--check')) {
	writeFileSync(file, envExample());
} else if (readFileSync(file, 'utf8') !== envExample()) {
	console.error('.env.example is not what the settings say. Run: node scripts/env-example.ts');
	process.exitCode = 1;
}
