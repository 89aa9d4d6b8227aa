import type { RequestEvent } from '@sveltejs/kit';
import { pageTemplate, type PageTemplate } from '#features/registrations/server/page-template.ts';
import { newForm } from '#features/registrations/server/register/form-token.ts';
import { placeAddress } from '#features/registrations/rules/qr.ts';
import { acceptedEncodings } from '#platform/server/http/accepted-encodings.ts';
import { running } from '#platform/server/running.ts';
import { askedAt, nameOf, type Asking } from './asked.ts';
import { receive } from './received.ts';

const formRoute = '/(public)/[lang=language]/[partnership]/events/[event]/registration';
const keptHeaders = ['content-type', 'content-security-policy', 'link'];

type Ready = { template: PageTemplate; headers: Record<string, string>; eventId: string };
type Render = () => Promise<Response>;
type Asked = RequestEvent & Asking;

/**
 * Answers the page of a registration form, and a form that got its place, from a page that was rendered once
 * for all (decision 0013): in a rush nothing is rendered in the write. Undefined leaves the request to the
 * framework; what a form came to is then in the locals, for its body can be read only once.
 */
export async function readyPage(
	event: RequestEvent,
	render: Render
): Promise<Response | undefined> {
	if (event.route.id !== formRoute || event.url.search || event.isDataRequest) return undefined;
	const { request, locals } = event;
	const asked = event as Asked;
	const encoding = encodingFor(request);
	if (request.method === 'GET') {
		let own: Response | undefined;
		const ready = await readyOf(asked, async () => (own = await render()));
		// The framework renders no request twice.
		if (!ready) return own;
		const fresh = newForm(locals.visit, ready.eventId);
		return html(ready, { body: ready.template.form(fresh, encoding), encoding, kept: 'no-cache' });
	}
	if (request.method !== 'POST' || !request.headers.get('accept')?.includes('text/html'))
		return undefined;
	locals.received = receive(asked);
	const received = await locals.received.catch(() => undefined);
	if (!received || !('taken' in received) || received.taken.codes.length !== 1) return undefined;
	const ready = await readyOf(asked, () => Promise.reject(new Error('A form renders nothing.')));
	const { state, hasContact, codes } = received.taken;
	const [words = []] = codes;
	const address = placeAddress(locals.origin, locals.language, words);
	const body = ready?.template.taken({ state, hasContact, words, address }, encoding);
	if (!ready || !body) return undefined;
	return html(ready, { body, encoding, kept: 'no-store' });
}

/** The page as it stands at this moment, rendered by the first who asks; undefined where there is none. */
async function readyOf(event: Asked, render: Render): Promise<Ready | undefined> {
	try {
		const { wayIn, form } = await askedAt(event);
		const name = `page of ${nameOf(event)} ${wayIn}`;
		return await running().cache.readings.get(name, event.params.partnership, async () => {
			event.locals.isTemplate = true;
			const response = await render();
			if (response.status !== 200) throw new Error('The page of the form is not there.');
			const headers = keptHeaders.flatMap((header) => {
				const value = response.headers.get(header);
				return value === null ? [] : [[header, value] as const];
			});
			const template = pageTemplate(await response.clone().text());
			return { template, headers: Object.fromEntries(headers), eventId: form.event.id };
		});
	} catch {
		// The framework renders it then, or says what is wrong.
		return undefined;
	} finally {
		event.locals.isTemplate = false;
	}
}

/** What a person fills in is never compressed, the page around it once (decision 0014). */
const encodingFor = ({ headers }: Request) =>
	acceptedEncodings(headers.get('accept-encoding') ?? '').includes('gzip') ? 'gzip' : 'identity';

type Filled = {
	body: ReturnType<PageTemplate['form']>;
	encoding: 'gzip' | 'identity';
	kept: 'no-cache' | 'no-store';
};

function html({ headers }: Ready, { body, encoding, kept }: Filled): Response {
	const written = { ...headers, vary: 'accept-encoding', 'cache-control': `private, ${kept}` };
	return new Response(body, {
		headers: encoding === 'gzip' ? { ...written, 'content-encoding': encoding } : written
	});
}
