import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { isDatabaseAway } from '#platform/server/database/away.ts';
import { running } from '#platform/server/running.ts';
import { routeHeader } from '#platform/server/http/inner-headers.ts';
import { awayPage } from './away.ts';
import { localsOf } from './locals.ts';
import { atTheDoor, receivedAtTheDoor } from './registration/at-the-door.ts';
import { readyPage } from './registration/ready-page.ts';

/** The server knows by now what runs in it. */
export const init: ServerInit = () => {
	running().shortcut = atTheDoor;
};

export const handle: Handle = async ({ event, resolve }) => {
	const locals = await localsOf(event).catch(noteAway);
	if (!locals) return awayPage(event);
	Object.assign(event.locals, locals);
	const { actor, language, cookies } = event.locals;
	turnAway(event);
	const received = receivedAtTheDoor(event.platform?.req);
	if (received) event.locals.received = received;
	const render = async () =>
		resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', language) });
	const response = (await readyPage(event, render)) ?? (await render());
	if (response.status === 503) return awayPage(event);
	if (event.route.id?.startsWith('/(desk)')) letDeskRead(response);
	for (const cookie of cookies) response.headers.append('set-cookie', cookie);
	if (event.route.id) response.headers.set(routeHeader, event.route.id);
	if (actor || isWork(event.route.id) || !response.headers.has('cache-control')) {
		response.headers.set('cache-control', 'private, no-store');
	}
	return response;
};

function noteAway(fault: unknown): undefined {
	if (!isDatabaseAway(fault)) throw fault;
	running().log.warn({ error: fault }, 'the database is away');
}

/** The reader of QR codes that the door brings along is WebAssembly; no other page may run any. */
function letDeskRead({ headers }: Response): void {
	const policy = headers.get('content-security-policy');
	if (policy?.includes('script-src'))
		headers.set(
			'content-security-policy',
			policy.replace('script-src', "script-src 'wasm-unsafe-eval'")
		);
}

type Turned = Parameters<Handle>[0]['event'];

const isWork = (route: string | null) => /^\/\((team|operator)\)\//.test(route ?? '');

/** Work pages are for those who are signed in; who may not be there learns no more than a 404. */
function turnAway({ route, request, url, locals, params }: Turned): void {
	if (!isWork(route.id)) return;
	const { actor, language } = locals;
	const isPage = ['GET', 'HEAD'].includes(request.method);
	const isForm = !request.headers.get('content-type')?.startsWith('application/json');
	if (!actor && !isPage && (request.method !== 'POST' || !isForm)) error(401);
	if (!actor) {
		const to = isPage ? url.pathname + url.search : url.pathname;
		redirect(303, `/${language}/sign-in?${new URLSearchParams({ to })}`);
	}
	// Pages say so themselves, in their own looks.
	if (isPage) return;
	if (route.id?.startsWith('/(operator)') && !actor.isOperator) error(404);
	if (params['partnership'] && actor.memberships.length === 0) error(404);
}

/** A fault is logged without what was asked or typed, and named to the person by a number. */
export const handleError: HandleServerError = ({ kind, error: fault, event }) => {
	if (kind !== 'unknown') return {};
	if (isDatabaseAway(fault)) {
		noteAway(fault);
		return { status: 503 };
	}
	const id = randomUUID().slice(0, 8);
	running().log.error({ error: fault, id, route: event.route.id }, 'a request failed');
	return { id };
};
