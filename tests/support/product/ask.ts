import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };
export type Asked = {
	cookie?: string | undefined;
	headers?: Record<string, string>;
	/** Sent as a browser sends a form. */
	form?: Record<string, string> | URLSearchParams;
	/** Sent as it is. */
	body?: Buffer | string;
};
export type Ask = (method: string, path: string, asked?: Asked) => Promise<Answer>;

const formType = 'application/x-www-form-urlencoded';

/** A browser that follows no redirect and keeps no cookie; each request comes from another address. */
export function asker(origin: string, port: number): Ask {
	const agent = new Agent({ keepAlive: true });
	let asked = 0;
	return async (method, path, { cookie, headers = {}, form, body } = {}) => {
		asked += 1;
		const sent = form ? String(new URLSearchParams(form)) : body;
		const req = request({
			host: '127.0.0.1',
			port,
			agent,
			method,
			path,
			headers: {
				host: new URL(origin).host,
				origin,
				accept: 'text/html',
				// Limits are counted by address: no request here is to use up another one's.
				'x-forwarded-for': `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
				...(form && { 'content-type': formType }),
				...(sent !== undefined && { 'content-length': String(Buffer.byteLength(sent)) }),
				...(cookie && { cookie }),
				...headers
			}
		});
		return answered(req, sent);
	};
}

function answered(
	req: ReturnType<typeof request>,
	sent: Buffer | string | undefined
): Promise<Answer> {
	return new Promise((done, failed) => {
		req.on('error', failed);
		req.on('response', (res: IncomingMessage) => {
			const chunks: Buffer[] = [];
			res.on('data', (chunk: Buffer) => chunks.push(chunk));
			res.on('error', failed);
			res.on('end', () => {
				const body = Buffer.concat(chunks);
				const { statusCode: status = 0, headers } = res;
				done({ status, headers, body, text: body.toString() });
			});
		});
		req.end(sent);
	});
}
