import { createTransport } from 'nodemailer';

export type Letter = {
	/** Names the letter for ever: a mail server that gets it twice can tell. */
	id?: string;
	to: string;
	subject: string;
	text: string;
	html?: string;
};
/** `refused` will be refused again, as when there is no such mailbox; `unreachable` is worth another try. */
export type Sent = { ok: true } | { ok: false; reason: 'no-server' | 'refused' | 'unreachable' };

export type Mail = {
	hasServer: boolean;
	/** Hands one letter to the mail server, which then answers for it; never throws for the server's sake. */
	sendLetter(letter: Letter): Promise<Sent>;
	close: () => void;
};

const connectMs = 10_000;
const silenceMs = 30_000;

/** The way out for letters: the SMTP server of the settings, or none. */
export function openMail({ smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string }): Mail {
	if (!smtpUrl) {
		const sent = { ok: false, reason: 'no-server' } as const;
		return { hasServer: false, sendLetter: () => Promise.resolve(sent), close() {} };
	}
	const host = mailFrom.replace(/^.*@|>$/g, '');
	const transport = createTransport(
		{
			url: smtpUrl,
			// Every mail server on the way writes down what it was greeted with: else the name of this machine.
			name: host,
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
		hasServer: true,
		async sendLetter({ id, html, ...letter }) {
			try {
				const messageId = id ? { messageId: `<${id}@${host}>` } : {};
				await transport.sendMail({ ...letter, ...messageId, ...(html ? { html } : {}) });
				return { ok: true };
			} catch (error) {
				return { ok: false, reason: isFinal(error) ? 'refused' : 'unreachable' };
			}
		},
		close: () => transport.close()
	};
}

/** For callers that retry by throwing: the error's code is the reason; undefined where there is no mail server. */
export function throwingSender(mail: Mail): ((letter: Letter) => Promise<void>) | undefined {
	if (!mail.hasServer) return undefined;
	return async (letter) => {
		const sent = await mail.sendLetter(letter);
		if (!sent.ok) throw Object.assign(new Error('The letter was not sent.'), { code: sent.reason });
	};
}

/** 5xx about the letter or its address is final (RFC 5321, 4.2.1); a wrong password is ours to mend. */
function isFinal(error: unknown): boolean {
	const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
	return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}
