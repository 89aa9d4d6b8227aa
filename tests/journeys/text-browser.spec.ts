import { wordsIn } from '../support/registering.ts';
import { expect, test } from '../support/shared-servers.ts';
import { hasTextBrowser, textBrowser } from '../support/text-browser.ts';

test('E22: in a text browser a stranger goes from the event’s page to a place, the ticket, and being forgotten', async ({
	places,
	javaScriptEnabled
}) => {
	test.skip(javaScriptEnabled, 'A text browser has no JavaScript.');
	test.skip(!hasTextBrowser(), 'Needs w3m ("apt-get install w3m" on Debian).');
	test.setTimeout(120_000);
	const browser = await textBrowser(`${places.origin}/en/roomy-cities/events/konferencija`);
	try {
		expect(await browser.page()).toContain('You need a place, but no name');
		await browser.follow('Take a place');
		expect(await browser.page()).toContain('How do you come? (optional)');
		await browser.fill('What may we call you', 'Kanarele Tekstas');
		// Nobody fills in a form faster than this.
		await new Promise((soon) => setTimeout(soon, 2_200));
		await browser.pressAfter('six words that lead');
		const taken = await browser.page();
		expect(taken).toContain('You have a place');
		const words = [...taken.matchAll(/^ [1-6]\. (\S+)$/gm)].map(([, word]) => word);
		expect(words.length).toBe(6);
		await browser.pressAfter('type the words here');
		await browser.write('Your six words', words.join(' '));
		await browser.follow('Open my place');
		const place = await browser.page();
		expect(place).toMatch(/Check code\s+[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/);
		expect(place).toContain('[Kanarele Tekstas');
		expect(place).toContain('Entry for your calendar (ICS)');
		await browser.follow('Yes, erase it');
		expect(await browser.page()).toContain('Everything about you is erased');
	} finally {
		await browser.close();
	}
});

test('E22: a browser that tells no origin and keeps no cookie walks the same path by forms alone', async ({
	places,
	javaScriptEnabled
}) => {
	test.skip(javaScriptEnabled, 'A text browser has no JavaScript.');
	const ask = async (path: string, fields?: Record<string, string>) => {
		const sent = fields && { method: 'POST', body: new URLSearchParams(fields) };
		const headers = { accept: 'text/html' };
		const answer = await fetch(new URL(path, places.origin), { headers, ...sent });
		expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
		return answer.text();
	};
	const event = await ask('/en/roomy-cities/events/konferencija');
	const path = /href="([^"]+\/registration)"/.exec(event)?.[1] ?? '';
	const form = await ask(path);
	const hidden = form.matchAll(/ name="(key|token|product)" value="([^"]+)"/g);
	const fields = Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
	const question = /answer\.[\da-f-]{36}/.exec(form)?.[0] ?? '';
	await new Promise((soon) => setTimeout(soon, 2_200));
	const taken = await ask(path, { ...fields, [question]: 'Kanarele' });
	const words = wordsIn({ text: taken });
	expect(words.split(' ').length).toBe(6);
	expect(await ask('/en/place?/open', { words })).toContain('data-check-code');
	expect(await ask('/en/place?/erase', { words })).toContain('Everything about you is erased');
});
