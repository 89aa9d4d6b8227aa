import { readFileSync } from 'node:fs';
import { conclude, filesUnder } from './checks/conclude.ts';
import { nameProblems, roomsProblems } from './vocabulary/names.ts';
import { sizeHeading, sizeProblems, sizeTable } from './vocabulary/sizes.ts';

const folders = [
	'src',
	'db',
	'rules',
	'messages',
	'stories',
	'scripts',
	'tests',
	'bench',
	'static'
];
const paths = folders.flatMap(filesUnder);
const sized = paths
	.filter((path) => /\.(ts|js|mjs|svelte|sql)$/.test(path) && path !== 'db/schema.sql')
	.map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n').length }));

console.log([sizeHeading, ...sizeTable(sized)].join('\n'));
conclude('vocabulary', [
	...paths.flatMap(nameProblems),
	...roomsProblems(paths),
	...sizeProblems(sized)
]);
