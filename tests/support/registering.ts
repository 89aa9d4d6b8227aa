import { setTimeout as pause } from 'node:timers/promises';
import { Person, type Answer } from './person.ts';
import type { Product } from './product.ts';

/** A registration form as a browser without script holds it, ready to be sent from an address of its own. */
export type OpenForm = {
	path: string;
	fields: Record<string, string>;
	send(product: Pick<Product, 'origin'>, change?: Record<string, string>): Promise<Answer>;
};

export const registrationPath = (slug: string) => `/en/${slug}/events/konferencija/registration`;

let clients = 0;
/** The header of a client of its own, where the product trusts its proxy. */
export const ownAddress = () => ({
	'x-forwarded-for': `2001:db8:0:${(clients += 1).toString(16)}::1`
});

/** Opens so many forms of the event and waits as long as a person takes to fill one in. */
export async function openForms(
	product: Pick<Product, 'origin'>,
	slug: string,
	count: number
): Promise<OpenForm[]> {
	const forms: OpenForm[] = [];
	for (let each = 0; each < count; each += 1) forms.push(await openForm(product, slug));
	await pause(2_100);
	return forms;
}

/** One form, just opened: sent at once it is a program's. */
export async function openForm(product: Pick<Product, 'origin'>, slug: string): Promise<OpenForm> {
	const path = registrationPath(slug);
	const headers = ownAddress();
	const { status, text } = await new Person(product).open(path, headers);
	const question = /answer\.[\da-f-]{36}/.exec(text)?.[0];
	if (status !== 200 || !question) throw new Error(`No form: ${status}`);
	const hidden = text.matchAll(/ name="(key|token|product)" value="([^"]+)"/g);
	const fields: Record<string, string> = { [question]: 'Rugilė' };
	for (const [, name = '', value = ''] of hidden) fields[name] = value;
	const send: OpenForm['send'] = (at, change = {}) =>
		new Person(at).send(path, { ...fields, ...change }, headers);
	return { path, fields, send };
}

/** The words of the first place that an answer shows; empty where it shows none. */
export function wordsIn({ text }: Pick<Answer, 'text'>): string {
	const list = /data-words[^>]*>(.*?)<\/ol>/s.exec(text)?.[1] ?? '';
	return [...list.matchAll(/<li[^>]*>([^<]+)</g)].map(([, word = '']) => word.trim()).join(' ');
}

/** What the product answers to somebody who types these words. */
export const openPlace = (
	product: Pick<Product, 'origin'>,
	words: string,
	headers: Record<string, string> = ownAddress()
) => new Person(product).send('/en/place?/open', { words }, headers);
