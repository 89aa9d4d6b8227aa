import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { openMail } from './mail.ts';

const letter = { to: 'ona@example.org', subject: 'Ačiū už „tiltą“', text: 'Labas, Ona!' };

/** A real SMTP server on a free port that keeps what it takes. */
async function mailServer(options: SMTPServerOptions = {}) {
	const received: ParsedMail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _, done) => {
			void simpleParser(stream).then((mail) => {
				received.push(mail);
				done();
			});
		},
		...options
	});
	server.on('error', () => {});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.server.address() as AddressInfo;
	const mail = openMail({
		smtpUrl: `smtp://127.0.0.1:${port}`,
		mailFrom: 'Tiltas <tiltas@example.org>'
	});
	const close = () => new Promise<void>((closed) => server.close(closed));
	onTestFinished(() => {
		mail.close();
		return close();
	});
	return { mail, received, close };
}

test('a letter arrives with its words, its sender and the mark of a program', async () => {
	const { mail, received } = await mailServer();
	expect(await mail.sendLetter({ ...letter, html: '<p>Labas, Ona!</p>' })).toEqual({ ok: true });
	expect(
		received.map(({ from, subject, text, html, headers }) => ({
			from: from?.text,
			subject,
			text,
			html,
			mark: headers.get('auto-submitted')
		}))
	).toEqual([
		{
			from: '"Tiltas" <tiltas@example.org>',
			subject: letter.subject,
			text: 'Labas, Ona!',
			html: '<p>Labas, Ona!</p>',
			mark: 'auto-generated'
		}
	]);
});

test('a letter says nothing of the machine and the program that sent it', async () => {
	const names: string[] = [];
	const { mail, received } = await mailServer({
		onMailFrom: (_, session, done) => {
			names.push(session.hostNameAppearsAs);
			done();
		}
	});
	expect(await mail.sendLetter({ ...letter, id: 'a' })).toEqual({ ok: true });
	expect(names).toEqual(['example.org']);
	const headers = received.flatMap(({ headerLines }) => headerLines.map(({ key }) => key));
	expect(headers.sort()).toEqual([
		'auto-submitted',
		'content-transfer-encoding',
		'content-type',
		'date',
		'from',
		'message-id',
		'mime-version',
		'subject',
		'to'
	]);
});

test('a subject cannot smuggle in a header', async () => {
	const { mail, received } = await mailServer();
	await mail.sendLetter({ ...letter, subject: 'Hi\r\nBcc: eve@example.org' });
	expect([received[0]?.bcc, received[0]?.subject]).toEqual([undefined, 'Hi Bcc: eve@example.org']);
});

test('without a mail server there is a reason, not a fault', async () => {
	const mail = openMail({ smtpUrl: '', mailFrom: 'tiltas@example.org' });
	expect(await mail.sendLetter(letter)).toEqual({ ok: false, reason: 'no-server' });
});

test('a server that is not there is worth another try', async () => {
	const { mail, close } = await mailServer();
	await close();
	expect(await mail.sendLetter(letter)).toEqual({ ok: false, reason: 'unreachable' });
});

test.each([
	[550, 'refused'],
	[451, 'unreachable']
])('an address answered with %i is %s', async (responseCode, reason) => {
	const { mail } = await mailServer({
		onRcptTo: (_, __, done) => done(Object.assign(new Error('no'), { responseCode }))
	});
	expect(await mail.sendLetter(letter)).toEqual({ ok: false, reason });
});
