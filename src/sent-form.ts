import type { SentFields } from '#lib/form/posted.ts';

const read = new WeakMap<Request, FormData>();

/** The form that a request brings; a body that is no form throws. Kept as long as the request, to be sent again. */
export async function readForm(request: Request): Promise<FormData> {
	const sent = await request.formData();
	read.set(request, sent);
	return sent;
}

/** Every field of the form that a request brought, read by whomever; undefined if there was none or it held a file. */
export async function sentFields(request: Request): Promise<[string, string][] | undefined> {
	const sent = read.get(request) ?? (await unread(request));
	return sent && textFields(sent);
}

/** Every field of a form; undefined where one of them is a file. */
export function textFields(sent: SentFields): [string, string][] | undefined {
	const fields = [...sent];
	const isText = (field: [string, unknown]): field is [string, string] =>
		typeof field[1] === 'string';
	return fields.every(isText) ? fields : undefined;
}

async function unread(request: Request): Promise<FormData | undefined> {
	if (request.bodyUsed) return undefined;
	return request.formData().catch(() => undefined);
}
