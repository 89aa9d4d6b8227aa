import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { envExample } from './env-example.ts';
import { parseConfig, readConfig } from './read.ts';

const defaults = {
	host: '127.0.0.1',
	port: 3000,
	publicOrigin: 'http://localhost:3000',
	dataDir: './data',
	databaseUrl: '',
	databasePool: 10,
	pgBin: '',
	smtpUrl: '',
	mailFrom: 'Tiltas <tiltas@localhost>',
	secret: '',
	example: true,
	jobs: true,
	logLevel: 'info',
	trustProxy: false,
	backupDir: '',
	backupKeepDays: 14,
	uploadLimitMb: 25
};

test('nothing has to be set', () => {
	expect(parseConfig({ PATH: '/bin' })).toEqual({ ok: true, config: defaults });
});

test('the example file, used as it is, changes nothing', () => {
	expect(parseConfig({}, envExample())).toEqual({ ok: true, config: defaults });
});

test('the environment wins over the file, and an empty value counts as not given', () => {
	const file = 'PORT=4000\nHOST="::1" # everywhere\nexport JOBS=off\nDATABASE_POOL=\n';
	expect(parseConfig({ PORT: '5000', HOST: '' }, file)).toEqual({
		ok: true,
		config: {
			...defaults,
			port: 5000,
			host: '::1',
			jobs: false,
			publicOrigin: 'http://localhost:5000'
		}
	});
});

test('the sender of letters follows the public address', () => {
	const read = parseConfig({ PUBLIC_ORIGIN: 'https://tiltas.example.org/' });
	expect(read).toEqual({
		ok: true,
		config: {
			...defaults,
			publicOrigin: 'https://tiltas.example.org',
			mailFrom: 'Tiltas <tiltas@tiltas.example.org>'
		}
	});
});

test('every problem is named at once, and no value that may be a password is repeated', () => {
	const environment = {
		TILTAS_PORT: '1',
		PORT: '70000',
		PUBLIC_ORIGIN: 'https://a.example/path',
		DATABASE_URL: 'mysql://root:hunter2@db',
		SECRET: 'short',
		MAIL_FROM: 'not an address'
	};
	const file = 'JOBS=maybe\nLOG_LEVEL=loud\nPORTT=1\nthis is no setting\nHOST=a\nHOST=b\n';
	expect(parseConfig(environment, file)).toEqual({
		ok: false,
		problems: [
			'Line 4 of .env is not NAME=value.',
			'HOST stands twice in .env.',
			'PORTT in .env is not a setting.',
			'TILTAS_PORT in the environment is not a setting; settings have no prefix.',
			'PORT must be a whole number from 1 to 65535.',
			'PUBLIC_ORIGIN must be like https://tiltas.example.org, without a path.',
			'DATABASE_URL must be an address that begins with postgres:// or postgresql://.',
			'MAIL_FROM must be an address or Name <address>.',
			'SECRET needs at least 32 characters.',
			'JOBS must be on or off.',
			'LOG_LEVEL must be one of debug, info, warn, error.'
		]
	});
});

test('the file is read from the folder, and there need not be one', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tiltas-config-'));
	expect(readConfig({}, folder)).toEqual({ ok: true, config: defaults });
	writeFileSync(join(folder, '.env'), 'UPLOAD_LIMIT_MB=5\r\nTRUST_PROXY=on\r\n');
	expect(readConfig({}, folder)).toEqual({
		ok: true,
		config: { ...defaults, uploadLimitMb: 5, trustProxy: true }
	});
	rmSync(folder, { recursive: true });
});
