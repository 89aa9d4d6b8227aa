// Each promise about speed, measured in one run beside the machine's own limit: `npm run bench`,
// or `npm run bench -- page-cache` for one of them; `--quick` repeats less, `--long` lets the door's devices
// scan for the ten minutes of its promise, twice.
import { availableParallelism, cpus } from 'node:os';
import type { Row } from './harness/compare.ts';
import { table } from './harness/table.ts';
import { pageCache } from './page-cache.ts';
import { backup } from './backup.ts';
import { door } from './door.ts';
import { doorList } from './door-list.ts';
import { operating } from './operating.ts';
import { pageBytes } from './page-bytes.ts';
import { publicPages } from './public-pages.ts';
import { report } from './report.ts';
import { largeEvent, manyPlaces } from './many-places.ts';
import { openList } from './open-list.ts';
import { rush } from './rush.ts';
import { scale } from './scale.ts';

const benches: Record<string, () => Promise<Row[]>> = {
	'page-cache': pageCache,
	'public-pages': publicPages,
	'page-bytes': pageBytes,
	report,
	scale,
	rush: () => rush({ isQuick: process.argv.includes('--quick') }),
	'open-list': openList,
	'many-places': manyPlaces,
	'large-event': largeEvent,
	door: () => door({ seconds: doorSeconds() }),
	'door-list': doorList,
	operating,
	backup
};

const wanted = process.argv.slice(2).filter((word) => !['--quick', '--long'].includes(word));
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
	console.error(`There is no ${unknown.join(', ')} here, only: ${Object.keys(benches).join(', ')}`);
	process.exit(2);
}

console.log(
	`\n  ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}\n`
);
for (const [name, bench] of Object.entries(benches)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	console.log(`${name}\n`);
	const rows = await bench();
	console.log(`${table(rows)}\n`);
	if (rows.some(({ verdict }) => verdict.startsWith('MISSED'))) process.exitCode = 1;
}

function doorSeconds(): number {
	if (process.argv.includes('--long')) return 600;
	return process.argv.includes('--quick') ? 15 : 60;
}
