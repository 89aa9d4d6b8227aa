import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLanguage } from '#lib/i18n/languages.ts';
import { clientAddressHeader, routeHeader } from '#platform/server/http/inner-headers.ts';
import { readAgain, wholeBody, type Shortcut } from '#platform/server/http/shortcut.ts';
import { running } from '#platform/server/running.ts';
import { turn } from '#platform/server/turns.ts';
import { visitorLocals } from '../locals.ts';
import type { Asking, Client } from './asked.ts';
import { answerTo, encodingFor, formOf, formRoute, keptPage, type Filled } from './ready-page.ts';
import { received, type Received } from './received.ts';

// A form of thirty questions with long answers is smaller; what is larger the framework may read.
const mostBytes = 64 * 1024;
const address = /^\/([a-z]{2})\/([\w-]+)\/events\/([\w-]+)\/registration$/;
const formType = /^application\/x-www-form-urlencoded\b/i;
const atDoor = new WeakMap<IncomingMessage, Promise<Received>>();

type Asker = Asking & Client;

/**
 * The one form that many send at once, without the framework, which costs as much as all that is done for a place:
 * its page and the page of a place, for those who bring no cookie. What is to be rendered goes on to the framework.
 */
export const atTheDoor: Shortcut = (req, res) => {
	const { method, headers } = req;
	const asker = headers.cookie === undefined ? askerOf(req) : undefined;
	if (!asker) return undefined;
	if (method === 'GET') return showForm(asker, req, res);
	const bytes = Number(headers['content-length'] ?? NaN);
	const isForm = formType.test(headers['content-type'] ?? '') && bytes <= mostBytes;
	if (method !== 'POST' || !isForm || !headers.accept?.includes('text/html')) return undefined;
	return takeForm(asker, req, res);
};

/** What a form came to that the front door received; its request is the one that was passed on. */
export const receivedAtTheDoor = (req: IncomingMessage | undefined) => req && atDoor.get(req);

function askerOf({ url = '', headers }: IncomingMessage): Asker | undefined {
	const [, lang, partnership = '', event = ''] = address.exec(url) ?? [];
	if (!isLanguage(lang)) return undefined;
	return {
		locals: { ...visitorLocals(running()), language: lang },
		params: { lang, partnership, event },
		getClientAddress: () => String(headers[clientAddressHeader])
	};
}

async function showForm(asker: Asker, req: IncomingMessage, res: ServerResponse) {
	await turn();
	const ready = await keptPage(asker);
	if (!ready) return req;
	send(res, formOf(ready, asker, encodingFor(req.headers['accept-encoding'])));
	return undefined;
}

async function takeForm(asker: Asker, req: IncomingMessage, res: ServerResponse) {
	const body = await wholeBody(req);
	if (!body) {
		res.destroy();
		return undefined;
	}
	// Forms come, and are written, many at once; pages are answered between them.
	await turn();
	// As it stood when the form was sent: the last place makes all pages anew.
	const ready = await keptPage(asker);
	const receiving = received(asker, new URLSearchParams(body.toString()));
	const came = await receiving.catch(() => undefined);
	const encoding = encodingFor(req.headers['accept-encoding']);
	const page = came && (await answerTo(asker, came, { ready, encoding }));
	if (page) {
		send(res, page);
		return undefined;
	}
	const again = readAgain(req, body);
	atDoor.set(again, receiving);
	return again;
}

function send(res: ServerResponse, { status, body, headers }: Filled): void {
	for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
	res.setHeader('content-length', Buffer.byteLength(body));
	res.setHeader(routeHeader, formRoute);
	res.writeHead(status);
	res.end(body);
}
