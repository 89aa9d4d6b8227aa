import { createTransport } from 'nodemailer';

export type Letter = { to: string; subject: string; text: string; html?: string };
/** `refused` will be refused again, as when there is no such mailbox; `unreachable` is worth another try. */
export type Sent = { ok: true } | { ok: false; reason: 'no-server' | 'refused' | 'unreachable' };

export type Mail = {
	/** Hands one letter to the mail server, which then answers for it; never throws for the server's sake. */
	sendLetter(letter: Letter): Promise<Sent>;
	close(): void;
};

const connectMs = 10_000;
const silenceMs = 30_000;

/** The way out for letters: the SMTP server of the settings, or none. */
export function openMail({ smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string }): Mail {
	if (!smtpUrl) {
		return { sendLetter: () => Promise.resolve({ ok: false, reason: 'no-server' }), close() {} };
	}
	const transport = createTransport(
		{
			url: smtpUrl,
			pool: true,
			maxConnections: 2,
			connectionTimeout: connectMs,
			greetingTimeout: connectMs,
			socketTimeout: silenceMs,
			// A letter's text must never become a file or a page of ours.
			disableFileAccess: true,
			disableUrlAccess: true
		},
		{ from: mailFrom, headers: { 'Auto-Submitted': 'auto-generated' } }
	);
	return {
		async sendLetter({ to, subject, text, html }) {
			try {
				await transport.sendMail({ to, subject, text, ...(html ? { html } : {}) });
				return { ok: true };
			} catch (error) {
				return { ok: false, reason: isFinal(error) ? 'refused' : 'unreachable' };
			}
		},
		close: () => transport.close()
	};
}

/** 5xx about the letter or its address is final (RFC 5321, 4.2.1); a wrong password is ours to mend. */
function isFinal(error: unknown): boolean {
	const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
	return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}
