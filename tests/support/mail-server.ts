import { createServer, type AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { openMail, throwingSender } from '#platform/server/mail.ts';

/** A real mail server that begins to listen when told to, and keeps what it takes. */
export async function mailServer(answer?: number) {
	const received: ParsedMail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: (_, __, done) =>
			done(
				answer ? Object.assign(new Error('no such mailbox'), { responseCode: answer }) : undefined
			),
		onData: (stream, _, done) => {
			void simpleParser(stream).then((mail) => {
				received.push(mail);
				done();
			});
		}
	});
	server.on('error', () => {});
	const port = await freePort();
	const mail = openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'tiltas@tiltas.example' });
	onTestFinished(() => {
		mail.close();
		server.close(() => {});
	});
	const up = () => new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
	return { send: throwingSender(mail), received, up };
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await new Promise((listening) => probe.once('listening', listening));
	const { port } = probe.address() as AddressInfo;
	await new Promise((closed) => probe.close(closed));
	return port;
}
