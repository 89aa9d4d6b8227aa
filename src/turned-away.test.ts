import { expect, test } from 'vitest';
import { doorTo } from '../tests/support/front-door.ts';
import { turnedAway } from './turned-away.ts';

const browser = { accept: 'text/html,application/xhtml+xml' };
const large = { method: 'POST', body: 'x'.repeat(1_500) };
const forged = { method: 'POST', body: 'a=b' };
const fromElsewhere = { ...browser, origin: 'https://evil.example', cookie: 'a=b' };
const opened = () =>
	doorTo(() => expect.fail('the handler was called'), { turnedAway }).then(({ ask }) => ask);

test.each([
	['/lt/place?x', 'lt', 'Išsiuntėte daugiau, nei šis puslapis gali priimti.', 'href="/lt/place"'],
	['/nb/place', 'nb', 'Det du sendte, er større enn denne siden kan ta imot.', 'href="/nb/place"'],
	['/desk/en', 'en', 'What you sent is larger than this page can take.', 'href="/desk/en"']
])(
	'at %s who sends too much reads so in the language of the page',
	async (path, language, ...words) => {
		const ask = await opened();
		const { status, headers, body } = await ask(path, { ...large, headers: browser });
		expect([status, headers['content-type'], headers['cache-control']]).toEqual([
			413,
			'text/html; charset=utf-8',
			'no-store'
		]);
		for (const word of [`lang="${language}"`, ...words]) expect(body.toString()).toContain(word);
	}
);

test('who sends a form from another site reads why it was not taken', async () => {
	const ask = await opened();
	const { status, headers, body } = await ask('/lt/place', { ...forged, headers: fromElsewhere });
	expect([status, headers['content-security-policy']]).toEqual([
		403,
		"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	]);
	expect(body.toString()).toContain('Atverkite puslapį iš naujo ir išsiųskite iš jo.');
});

test('an address is never taken for markup', async () => {
	const ask = await opened();
	const { body } = await ask('/lt/"><script>', { ...large, headers: browser });
	expect(body.toString()).not.toContain('<script');
});

test('a program reads the same sentence as data', async () => {
	const ask = await opened();
	const { status, body } = await ask('/lt/place', large);
	expect([status, JSON.parse(body.toString())]).toEqual([
		413,
		{
			message:
				'Išsiuntėte daugiau, nei šis puslapis gali priimti. Niekas neįrašyta. Grįžkite atgal – forma tebėra užpildyta – ir išsiųskite mažiau teksto ar mažesnį failą.'
		}
	]);
});
