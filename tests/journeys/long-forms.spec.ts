import type { BrowserContext, Page } from '@playwright/test';
import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { saved } from '../support/sending.ts';
import { expect, test } from '../support/shared-servers.ts';

const own = '/en/p/vilnius-oslo';

let server: JourneyServer;
let person: BrowserContext;
let forms: LongForm[];

/** A form that takes long to fill in: where it is, its selector, and one field that holds text. */
type LongForm = { what: string; path: string; form: string; field: string };

test.beforeAll(async ({ browser }, { project }) => {
	test.skip(project.use.javaScriptEnabled === false, 'Typing is kept by script.');
	test.setTimeout(180_000);
	server = await startJourneyServer();
	person = await firstPerson(browser, { server, script: true });
	forms = await longForms();
});

test.afterAll(async () => {
	await person?.close();
	await server?.stop();
});

/** Every long form of the work pages, after a report was begun and the plan was approved. */
async function longForms(): Promise<LongForm[]> {
	const page = await person.newPage();
	const linkTo = async (list: string, kind: string) => {
		await page.goto(`${own}/${list}`);
		const link = page.locator(`main a[href*="/${kind}/"]:not([href$="/new"])`).first();
		return (await link.getAttribute('href')) ?? '';
	};
	await page.goto(`${own}/reports`);
	await page.getByLabel('First day').fill('2022-06-01');
	await page.getByLabel('Last day').fill('2022-06-30');
	await page.getByRole('button', { name: 'Begin a report' }).click();
	await saved(page);
	await page.goto(`${own}/amendments`);
	await page.locator('#plan button').click();
	await saved(page);
	const reports = await page
		.goto(`${own}/reports`)
		.then(() => page.getByRole('link', { name: 'Interim report' }).first().getAttribute('href'));
	const activity = await linkTo('plan', 'activities');
	const event = await linkTo('events', 'events');
	await page.close();
	const at = (what: string, path: string, [form, field]: [string, string]) => ({
		what,
		path,
		form,
		field
	});
	return [
		at('partnership', `${own}/partnership`, ['#partnership', '[name="summary.en"]']),
		at('activity', activity, ['#activity', '[name="description.en"]']),
		at('event facts', event, ['#facts', '[name=languages]']),
		at('event texts', `${event}/texts`, ['#texts', 'textarea[name$=".en"]']),
		at('programme', `${event}/programme`, ['#item-new', '[name="title.en"]']),
		at('route', `${event}/route`, ['#stop-new', '[name="title.en"]']),
		at('report', reports ?? '', ['form[action="?/write"]', '[name="summary.en"]']),
		at('indicators', `${own}/results`, ['#indicator-new', '[name="title.en"]']),
		at('amendments', `${own}/amendments`, ['#begin', '[name=reason]']),
		at('funding', `${own}/funding`, ['form[id^=grant-form-]', '[name="statement.en"]']),
		at('figures', `${event}/figures`, ['#claim-new', '[name=note]'])
	];
}

async function opened({ path, form, field }: LongForm) {
	const page = await person.newPage();
	await page.goto(path, { waitUntil: 'networkidle' });
	await page
		.locator('details')
		.evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
	const place = page.locator(form).first();
	return { page, place, text: place.locator(field).first() };
}

const typed = (what: string) => `Typed and not sent: ${what}`;

async function typeInto(long: LongForm): Promise<Page> {
	const { page, place, text } = await opened(long);
	await text.fill(typed(long.what));
	await expect(place.locator('[data-state=saved]'), long.what).toBeVisible();
	return page;
}

async function isBack(long: LongForm): Promise<void> {
	const { page, text } = await opened(long);
	await expect(text, long.what).toHaveValue(typed(long.what));
	await page.close();
}

test('RE2: what is typed into any long form is there again after its page was closed', async () => {
	test.setTimeout(240_000);
	for (const long of forms) await (await typeInto(long)).close();
	for (const long of forms) await isBack(long);
});

test('RE2: what was saved while typing outlives a server that is killed', async () => {
	test.setTimeout(240_000);
	const [first] = forms;
	if (!first) throw new Error('no forms');
	const page = await typeInto(first);
	await server.killAndRestart();
	await page.close();
	for (const long of forms) await isBack(long);
});

test('a draft is thrown away where it is offered, and what is stored stands there again', async () => {
	const [first] = forms;
	if (!first) throw new Error('no forms');
	const { page, place, text } = await opened(first);
	await place.getByRole('button', { name: 'Discard my draft' }).click();
	await page.waitForLoadState('networkidle');
	await expect(text).not.toHaveValue(typed(first.what));
	await page.close();
});
