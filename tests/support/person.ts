import type { Product } from './product.ts';

type Fields = Record<string, string | File>;
export type Answer = { status: number; headers: Headers; text: string };

/** Somebody with a browser without script: keeps cookies, sends forms, follows nothing by itself. */
export class Person {
	origin: string;
	/** What the browser shows as its address, where that is not where the product listens. */
	shownOrigin: string;
	readonly cookies = new Map<string, string>();

	constructor({ origin }: Pick<Product, 'origin'>) {
		this.origin = origin;
		this.shownOrigin = origin;
	}

	open(path: string, headers: Record<string, string> = {}): Promise<Answer> {
		return this.#ask(path, {}, headers);
	}

	/** Sends a form as a page of ours would; the name of the action stands in the path. */
	send(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.append(name, value);
		return this.#ask(path, { method: 'POST', body }, { origin: this.shownOrigin, ...headers });
	}

	async #ask(
		path: string,
		init: { method?: string; body?: FormData },
		headers: Record<string, string>
	): Promise<Answer> {
		const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
		const answer = await fetch(new URL(path, this.origin), {
			redirect: 'manual',
			...init,
			headers: { accept: 'text/html', ...(cookie && { cookie }), ...headers }
		});
		for (const line of answer.headers.getSetCookie()) this.#keep(line);
		return { status: answer.status, headers: answer.headers, text: await answer.text() };
	}

	#keep(line: string): void {
		const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
		if (value && !/max-age=0/i.test(line)) this.cookies.set(name, value);
		else this.cookies.delete(name);
	}
}

/** The operator, who coordinates every partnership, by the link that the first start prints. */
export async function firstOperator(product: Pick<Product, 'origin' | 'printed'>): Promise<Person> {
	const operator = new Person(product);
	const token = firstToken(product);
	const { status, headers } = await operator.send('/en/welcome', { token });
	if (status !== 303 || headers.get('location') !== '/en/account')
		throw new Error(`The link did not sign in: ${status}`);
	return operator;
}

/** The token of the link that the first start prints. */
export function firstToken({ printed }: Pick<Product, 'printed'>): string {
	const token = /welcome\?token=(\S+)/.exec(printed())?.[1];
	if (!token) throw new Error(`No link to sign in with:\n${printed()}`);
	return token;
}
