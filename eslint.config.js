import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import jsdoc from 'eslint-plugin-jsdoc';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

const tests = ['**/*.test.ts', 'tests/**/*.ts'];
/** @type {(max: number) => ['error', object]} */
const lines = (max) => ['error', { max, skipBlankLines: false, skipComments: false }];

const clock = [
	[
		'NewExpression[callee.name="Date"][arguments.length=0]',
		'Take the time from the clock that is passed in.'
	],
	[
		'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
		'Take the time from the clock that is passed in.'
	],
	[
		'MemberExpression[object.name="Temporal"][property.name="Now"]',
		'Take the time from the clock that is passed in.'
	],
	[
		'MemberExpression[object.name="Intl"]',
		'Use a formatter of #lib/format: making one costs 35 times its use.'
	],
	[
		'CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/]',
		'Use a formatter of #lib/format.'
	]
].map(([selector, message]) => ({ selector, message }));

export default defineConfig(
	{
		ignores: ['build/', '.svelte-kit/', 'data/', 'coverage/', 'test-results/', 'playwright-report/']
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	...typescript.configs.strictTypeChecked,
	...svelte.configs.recommended,
	comments.recommended,
	{
		languageOptions: {
			globals: { ...globals.node },
			parserOptions: {
				projectService: {
					allowDefaultProject: [
						'*.js',
						'*.cjs',
						'scripts/*.js',
						'scripts/*.mjs',
						'scripts/prepare/*.mjs'
					]
				},
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'max-lines': lines(250),
			'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
			'@typescript-eslint/max-params': ['error', { max: 3 }],
			'@eslint-community/eslint-comments/require-description': ['error', { ignore: [] }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			eqeqeq: 'error',
			'no-console': 'error',
			'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'hack'], location: 'anywhere' }],
			// The compiler says so already, and knows the kit's globals.
			'no-undef': 'off',
			// Numbers in sentences and addresses are wanted; objects and undefined are still refused.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// An underscore says "left out on purpose": `const { id: _, ...rest } = row`.
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ ignoreRestSiblings: true, argsIgnorePattern: '^_+$', varsIgnorePattern: '^_+$' }
			],
			// Rows are null where their types promise otherwise (max() over nothing): one check too many is cheaper.
			'@typescript-eslint/no-unnecessary-condition': 'off',
			// `() => rollback()` in one line says the same as three.
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			// process.env['X'] is what noPropertyAccessFromIndexSignature asks for.
			'@typescript-eslint/dot-notation': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			globals: { ...globals.browser },
			parserOptions: { parser: typescript.parser }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/max-lines-per-block': [
				'error',
				{ script: 80, style: 120, skipBlankLines: true, skipComments: true }
			],
			'svelte/no-target-blank': 'error',
			'svelte/button-has-type': 'error',
			// Addresses here are built by the routes' own functions, with the language in them.
			'svelte/no-navigation-without-resolve': 'off',
			// Props are declared by `let { … } = $props()`, some of them never reassigned.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }]
		}
	},
	{
		files: ['src/**/*.{ts,svelte}', 'stories/**/*.ts'],
		ignores: ['src/platform/**', 'src/lib/format/**', ...tests],
		rules: { 'no-restricted-syntax': ['error', ...clock] }
	},
	{
		// The kit types `data` and `form` of a page where only svelte-check sees it: here they are any.
		files: ['src/routes/**/*.svelte'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		files: ['src/{features/*,platform}/server/**/*.ts'],
		ignores: tests,
		plugins: { jsdoc },
		rules: {
			'jsdoc/require-jsdoc': [
				'error',
				{
					publicOnly: true,
					require: { FunctionDeclaration: true, ArrowFunctionExpression: true },
					contexts: [
						'ExportNamedDeclaration > VariableDeclaration:has(> VariableDeclarator > CallExpression[callee.name="command"])'
					],
					enableFixer: false
				}
			],
			'jsdoc/require-description': 'error'
		}
	},
	{ files: ['src/routes/**'], rules: { 'max-lines': lines(60) } },
	{
		files: tests,
		rules: {
			'max-lines': lines(300),
			// A describe block is a chapter, not a function.
			'max-lines-per-function': 'off',
			// What a test has just asserted to exist may be used.
			'@typescript-eslint/no-non-null-assertion': 'off',
			// Raw rows are looked at by toEqual, which needs no types.
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off'
		}
	},
	{
		// Written by `node scripts/schema.ts`, as long as the database is.
		files: ['src/platform/server/database/schema.ts'],
		rules: { 'max-lines': 'off' }
	},
	{
		// They speak to a person, or to the process that started them.
		files: [
			'tests/support/**',
			'scripts/**',
			'stories/**',
			'bench/**',
			'*.config.ts',
			'src/server.ts',
			'src/worker.ts'
		],
		rules: { 'no-console': 'off' }
	},
	{
		// Plain JavaScript is read before there is a compiler: no types to check.
		files: ['**/*.{js,cjs,mjs}'],
		...typescript.configs.disableTypeChecked
	},
	{
		files: ['src/routes/(desk)/desk/worker-source.js'],
		languageOptions: { globals: { ...globals.serviceworker } }
	},
	{
		// dependency-cruiser reads its list from CommonJS.
		files: ['**/*.cjs'],
		rules: { '@typescript-eslint/no-require-imports': 'off' }
	}
);
