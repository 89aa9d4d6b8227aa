import { resolve } from 'node:path';
import type { Config } from '../config/read.ts';

/** What a person reads when the server is up: where it is, how to get in, where everything lies. */
export function startScreen(
	config: Pick<Config, 'publicOrigin' | 'dataDir' | 'databaseUrl' | 'smtpUrl'>,
	signInPath: string | undefined
): string {
	const link = signInPath
		? [
				'',
				'  Sign in once with this link, then add a passkey or an e-mail address:',
				`  ${config.publicOrigin}${signInPath}`
			]
		: [];
	const mail = config.smtpUrl
		? []
		: ['  Letters   wait in the outbox: no mail server is set (SMTP_URL)'];
	return [
		'',
		`  Tiltas    ${config.publicOrigin}`,
		`  Data      ${resolve(config.dataDir)}${config.databaseUrl ? ' (files), DATABASE_URL (the rest)' : ''}`,
		...mail,
		...link,
		'',
		'  Stop with Ctrl+C.',
		''
	].join('\n');
}
