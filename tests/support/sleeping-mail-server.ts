import { createServer, type AddressInfo, type Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail server that first takes connections and says nothing; woken, it does its work on the same port. */
export async function sleepingMailServer() {
	const received: string[] = [];
	const connections: Socket[] = [];
	const silent = createServer((socket) => void connections.push(socket.on('error', () => {})));
	await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
	const { port } = silent.address() as AddressInfo;
	const awake = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _, done) => {
			void simpleParser(stream).then(({ messageId = '' }) => {
				received.push(messageId);
				done();
			});
		}
	});
	awake.on('error', () => {});
	onTestFinished(() => {
		for (const socket of connections) socket.destroy();
		silent.close();
		awake.close(() => {});
	});
	const wake = async () => {
		const closed = new Promise((done) => silent.close(done));
		for (const socket of connections) socket.destroy();
		await closed;
		await new Promise<void>((listening) => awake.listen(port, '127.0.0.1', listening));
	};
	return { port, received, connections, wake };
}
