import { request } from 'node:http';
import type { RawAnswer } from './raw-server.ts';

/** The answer as it comes over the wire; fetch would unpack it, so its bytes are asked for plainly. */
export async function rawAnswer(port: number, path: string, encoding: string): Promise<RawAnswer> {
	return new Promise((done, failed) => {
		const asked = { host: '127.0.0.1', port, path, headers: { 'accept-encoding': encoding } };
		const req = request(asked, (res) => {
			const parts: Buffer[] = [];
			res.on('data', (part: Buffer) => parts.push(part));
			res.on('end', () => {
				const { date: _, connection: __, 'keep-alive': ___, ...headers } = res.headers;
				if (res.statusCode !== 200) failed(new Error(`${path} answered ${res.statusCode ?? 0}.`));
				else done({ headers: headers as RawAnswer['headers'], body: Buffer.concat(parts) });
			});
		});
		req.on('error', failed).end();
	});
}
