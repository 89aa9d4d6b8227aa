const { features, orderRules, visitorVerbs } = require('./scripts/import-order.js');

/** Tests, and what tests stand on, may look everywhere. */
const test = '\\.test\\.ts$';
const forbid = (name, comment, ...[from, to]) => ({ name, comment, severity: 'error', from, to });
const sqlRooms = '^src/(features/[^/]+|platform)/server/';
const browser =
	'^src/(lib/|features/[^/]+/(ui/|(types|rules|input)/|[^/]+\\.ts$)|routes/.*(\\.svelte|/\\+(page|layout)\\.ts)$)';

module.exports = {
	forbidden: [
		...orderRules,
		forbid(
			'no-cycles',
			'Two files that need each other are one file, or hide a third.',
			{},
			{ circular: true }
		),
		forbid(
			'known-rooms-only',
			'A feature that is not in scripts/import-order.js has no place yet.',
			{},
			{ path: '^src/features/', pathNot: `^src/features/(${features.join('|')})/` }
		),
		forbid(
			'ground-floor',
			'lib and platform know no feature: they could ship in another product.',
			{ path: '^src/(lib|platform)/', pathNot: test },
			{ path: '^src/features/' }
		),
		forbid(
			'lib-stays-in-the-browser',
			'lib is browser-safe: it may import lib alone.',
			{ path: '^src/lib/', pathNot: test },
			{ path: '^src/', pathNot: '^src/lib/' }
		),
		forbid(
			'browser-never-imports-server',
			'What reaches the browser must not drag secrets or the database along; take types from types.ts.',
			{ path: browser, pathNot: test },
			{ path: '^src/(.*/server/|platform/)|^src/routes/.*\\.server\\.ts$' }
		),
		forbid(
			'features-know-no-framework',
			'Every command runs in tests, in the worker and in stories, where there is no SvelteKit.',
			{ path: '^src/(features|platform)/', pathNot: ['/ui/', test] },
			{ path: '^(@sveltejs/|svelte$|\\$app/|\\$env/)|node_modules/(@sveltejs|svelte)/' }
		),
		forbid(
			'decisions-do-no-io',
			'types, rules and input decide from what they are given.',
			{ path: '^src/features/[^/]+/(types|rules|input)(\\.ts$|/)', pathNot: test },
			{ dependencyTypes: ['core'] }
		),
		forbid(
			'sql-in-its-rooms',
			'SQL stands only in features/*/server and platform/server.',
			{ path: '^src/', pathNot: [sqlRooms, test] },
			{ path: 'node_modules/(kysely|pg|pg-boss)/|^(kysely|pg|pg-boss)$' }
		),
		forbid(
			'visitors-see-published-rows',
			'Pages for visitors import public.ts, its public-….ts parts and the named visitor verbs, nothing else of a server folder.',
			{ path: '^src/routes/\\(public\\)/' },
			{
				path: '^src/features/[^/]+/server/',
				pathNot: [
					'/server/public[a-z-]*\\.ts$',
					...visitorVerbs.map((path) => `^src/features/${path}$`)
				]
			}
		),
		forbid(
			'numbers-through-counts',
			'Results, reports and open data see registrations only through counts.ts.',
			{ path: '^src/(features/(results|reports)|routes/api)/', pathNot: test },
			{ path: '^src/features/registrations/', pathNot: '/(server/counts|types)\\.ts$' }
		),
		forbid(
			'nobody-imports-routes',
			'Routes stand last. Only files beside a route may be imported, and by that route alone.',
			{ path: '^(?!src/routes/)', pathNot: '^tests/' },
			{ path: '^src/routes/' }
		),
		forbid(
			'routes-import-no-neighbours',
			'A route file is the end of the line: what two routes share belongs to a feature or to lib.',
			{ path: '^src/routes/' },
			{ path: '^src/routes/.*/\\+(page|layout|server)(\\.server)?\\.(ts|svelte)$' }
		),
		forbid(
			'product-without-tests',
			'What runs in production must not need what only tests have.',
			{ path: '^src/', pathNot: test },
			{ path: '^(tests|bench)/' }
		),
		forbid(
			'resolvable',
			'The import names nothing that exists.',
			{},
			{
				couldNotResolve: true,
				pathNot: '^(\\$app|\\$env|virtual:)|\\./\\$types|\\.wasm\\?url$'
			}
		)
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(build|\\.svelte-kit)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'svelte', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.mjs', '.json']
		}
	}
};
