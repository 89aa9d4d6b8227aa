import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd, startProduct, type Product, type Settings } from './product.ts';

export type RegistrationServer = Pick<Product, 'origin' | 'printed' | 'stop'> & {
	/** Every row of every table as text. */
	dump: () => Promise<string>;
};

/** The built product with events at which places are taken, on a database and a port of its own. */
export async function startRegistrationServer(more: Settings = {}): Promise<RegistrationServer> {
	const dataDir = mkdtempSync(join(tmpdir(), 'tiltas-places-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
	const remove = () => rmSync(dataDir, { recursive: true, force: true });
	const own = { DATA_DIR: dataDir, DATABASE_URL: undefined, SMTP_URL: undefined, ...more };
	try {
		await runToEnd(['tests/support/tell-registration.ts'], own);
		const { origin, printed, stop } = await startProduct({ ...own, EXAMPLE: 'off' });
		const dump = () => runToEnd(['tests/support/dump-database.ts'], own);
		return { origin, printed, dump, stop: () => stop().then(remove) };
	} catch (error) {
		remove();
		throw error;
	}
}
