import type { IncomingHttpHeaders } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';
import { pageTemplate, type PageTemplate } from '#features/registrations/server/page-template.ts';
import { newForm, type Promising } from '#features/registrations/server/register/form-token.ts';
import { placeAddress, qrDrawing } from '#features/registrations/rules/qr.ts';
import { wayInOf } from '#features/registrations/rules/way-in.ts';
import type { WayIn } from '#features/registrations/types.ts';
import { refusals } from '#features/registrations/ui/refusals.ts';
import { acceptedEncodings } from '#platform/server/http/accepted-encodings.ts';
import { running } from '#platform/server/running.ts';
import { turn } from '#platform/server/turns.ts';
import { askedAt, nameOf, type Asked, type Asking } from './asked.ts';
import { hiddenInputs } from '../plain-page.ts';
import { textFields } from '../sent-form.ts';
import { receive, type Received, type SentForm } from './received.ts';

export const formRoute = '/(public)/[lang=language]/[partnership]/events/[event]/registration';
const keptHeaders = ['content-type', 'content-security-policy', 'link'];

type Ready = {
	template: PageTemplate;
	headers: Record<string, string>;
	form: Promising;
	wayIn: WayIn | undefined;
};
type Render = () => Promise<Response>;
type Encoding = 'gzip' | 'identity';
/** A page that is written for one person, whole and with what browsers are told about it. */
export type Filled = {
	status: 200 | 409;
	body: ReturnType<PageTemplate['form']>;
	headers: Record<string, string>;
};

/**
 * Answers the page of a registration form, and a form that got its place or came too late, from a page that was
 * rendered once for all (decision 0013): in a rush nothing is rendered in the write. Undefined leaves the request to the
 * framework; what a form came to is then in the locals, for its body can be read only once.
 */
export async function readyPage(
	event: RequestEvent,
	render: Render
): Promise<Response | undefined> {
	if (event.route.id !== formRoute || event.url.search || event.isDataRequest) return undefined;
	const { request, locals } = event;
	const asked = event as RequestEvent & Asking;
	const encoding = encodingFor(request.headers.get('accept-encoding'));
	if (request.method === 'GET') {
		let own: Response | undefined;
		const ready = await readyOf(asked, async () => (own = await render()));
		// The framework renders no request twice.
		return ready ? answerOf(formOf(ready, asked, encoding)) : own;
	}
	if (request.method !== 'POST' || !request.headers.get('accept')?.includes('text/html'))
		return undefined;
	// What the front door received and passed on is to be rendered.
	if (locals.received) return undefined;
	// As it stood when the form was sent: the last place makes all pages anew.
	const ready = await keptPage(asked);
	locals.received = receive(asked);
	const came = await locals.received.catch(() => undefined);
	const page = came && (await answerTo(asked, came, { ready, encoding }));
	return page && answerOf(page);
}

const answerOf = ({ body, ...how }: Filled) => new Response(body, how);

/** What a person fills in is never compressed, the page around it once (decision 0014). */
export const encodingFor = (accepted: IncomingHttpHeaders['accept-encoding'] | null): Encoding =>
	acceptedEncodings(accepted ?? '').includes('gzip') ? 'gzip' : 'identity';

/** The page of the form with a key of its own. */
export function formOf(ready: Ready, { locals }: Asking, encoding: Encoding): Filled {
	const body = ready.template.form(newForm(locals.visit, ready.form), encoding);
	return { status: 200, body, headers: headersOf(ready, encoding, 'no-cache') };
}

type Before = { ready: Ready | undefined; encoding: Encoding };

/**
 * What a form came to, on the page as it stood when it was sent: a place with its words, or that all was taken
 * meanwhile; undefined for other refusals and groups, which are rendered as any page.
 */
export async function answerTo(
	asking: Asking,
	came: Received,
	{ ready, encoding }: Before
): Promise<Filled | undefined> {
	if (!('taken' in came)) {
		const isFull = came.refusal === refusals.full;
		return isFull ? tooLateOf(await keptPage(asking), came.sent, encoding) : undefined;
	}
	await turn();
	return ready && takenOf(ready, asking, { ...came, encoding });
}

type Given = Extract<Received, { taken: unknown }> & { encoding: Encoding };

function takenOf(
	ready: Ready,
	{ locals }: Asking,
	{ taken: { state, hasContact, codes }, encoding }: Given
): Filled | undefined {
	const [words, ...others] = codes;
	if (!words || others.length > 0) return undefined;
	const drawing = qrDrawing(placeAddress(locals.origin, locals.language, words));
	const body = ready.template.taken({ state, hasContact, words, drawing }, encoding);
	return { status: 200, body, headers: headersOf(ready, encoding, 'no-store') };
}

/** What was answered goes along, to be sent again when a place is given back. */
function tooLateOf(
	ready: Ready | undefined,
	sent: SentForm,
	encoding: Encoding
): Filled | undefined {
	const fields = textFields(sent);
	if (ready?.wayIn !== 'full' || !fields) return undefined;
	const body = ready.template.refused(hiddenInputs(fields), encoding);
	return { status: 409, body, headers: headersOf(ready, encoding, 'no-store') };
}

function headersOf({ headers }: Ready, encoding: Encoding, kept: 'no-cache' | 'no-store') {
	const written = { ...headers, vary: 'accept-encoding', 'cache-control': `private, ${kept}` };
	return encoding === 'gzip' ? { ...written, 'content-encoding': encoding } : written;
}

const pageNameOf = (asking: Asking, wayIn: string | undefined) =>
	`page of ${nameOf(asking)} ${wayIn}`;

/** The page as it stands at this moment, where somebody has had it rendered. */
export async function keptPage(asking: Asking): Promise<Ready | undefined> {
	const { cache, clock } = running();
	const { readings } = cache;
	try {
		const asked = await readings.kept<Asked>(nameOf(asking));
		return asked && (await readings.kept<Ready>(pageNameOf(asking, wayInOf(asked.form, clock()))));
	} catch {
		return undefined;
	}
}

/** The page as it stands at this moment, rendered by the first who asks; undefined where there is none. */
async function readyOf(event: RequestEvent & Asking, render: Render): Promise<Ready | undefined> {
	try {
		const { wayIn, form } = await askedAt(event);
		const name = pageNameOf(event, wayIn);
		return await running().cache.readings.get(name, event.params.partnership, async () => {
			event.locals.isTemplate = true;
			const response = await render();
			if (response.status !== 200) throw new Error('The page of the form is not there.');
			const headers = keptHeaders.flatMap((header) => {
				const value = response.headers.get(header);
				return value === null ? [] : [[header, value] as const];
			});
			const template = pageTemplate(await response.clone().text());
			return { template, headers: Object.fromEntries(headers), form, wayIn };
		});
	} catch {
		// The framework renders it then, or says what is wrong.
		return undefined;
	} finally {
		event.locals.isTemplate = false;
	}
}
