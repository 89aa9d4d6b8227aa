import { emailSender, oneOf, optionalUrl, origin, text, wholeNumber, yesOrNo } from './values.ts';

/** Every setting there is: the start refuses all others, and `.env.example` is written from this list. */
export const settings = {
	HOST: {
		parse: text,
		default: '127.0.0.1',
		about: 'The address to listen on; 0.0.0.0 for every network of the machine.'
	},
	PORT: { parse: wholeNumber(1, 65_535), default: '3000', about: 'The port to listen on.' },
	PUBLIC_ORIGIN: {
		parse: origin,
		default: 'http://localhost:PORT',
		about:
			'What visitors type: scheme and host, without a path. Letters and links are made from it.'
	},
	DATA_DIR: {
		parse: text,
		default: './data',
		about: 'The folder with the database, the uploaded files and the secret.'
	},
	DATABASE_URL: {
		parse: optionalUrl('postgres:', 'postgresql:'),
		default: '',
		about: 'A PostgreSQL server (15 or newer) to use instead of the one in DATA_DIR.'
	},
	DATABASE_POOL: {
		parse: wholeNumber(1, 500),
		default: '10',
		about: 'How many database connections this process keeps at most.'
	},
	PG_BIN: {
		parse: text,
		default: '',
		about: 'A folder with PostgreSQL programs to use instead of the ones that npm brought.'
	},
	SMTP_URL: {
		parse: optionalUrl('smtp:', 'smtps:'),
		default: '',
		about: 'The mail server, smtp://user:password@host:587; without it letters wait in the outbox.'
	},
	MAIL_FROM: {
		parse: emailSender,
		default: 'Tiltas <tiltas@HOST OF PUBLIC_ORIGIN>',
		about:
			'The sender of letters, an address or Name <address>; of letters about protected events too, so let it name none.'
	},
	SECRET: {
		parse: secret,
		default: '',
		about:
			'At least 32 characters that sign sessions and seal contacts; made in DATA_DIR/secret if empty.'
	},
	JOBS: {
		parse: yesOrNo,
		default: 'on',
		about: 'Whether this process also does the jobs in the background: on or off.'
	},
	LOG_LEVEL: {
		parse: oneOf('debug', 'info', 'warn', 'error'),
		default: 'info',
		about: 'The least important lines to log: debug, info, warn or error.'
	},
	TRUST_PROXY: {
		parse: yesOrNo,
		default: 'off',
		about: 'on only behind a proxy of your own that sets x-forwarded-for: on or off.'
	},
	EXAMPLE: {
		parse: yesOrNo,
		default: 'on',
		about: 'Whether an empty instance begins with the Vilnius–Oslo example: on or off.'
	},
	BACKUP_DIR: {
		parse: text,
		default: '',
		about:
			'A folder, best on another disk, for an encrypted backup of every night; without it there is none.'
	},
	BACKUP_KEEP_DAYS: {
		parse: wholeNumber(1, 3_650),
		default: '14',
		about: 'How many days backups stay in BACKUP_DIR; the newest one always stays.'
	},
	UPLOAD_LIMIT_MB: {
		parse: wholeNumber(1, 2_000),
		default: '25',
		about: 'The largest file that may be uploaded, in megabytes.'
	}
} as const;

export type SettingName = keyof typeof settings;

function secret(value: string) {
	return value === '' || value.length >= 32
		? ({ ok: true, value } as const)
		: ({ ok: false, problem: 'needs at least 32 characters' } as const);
}
