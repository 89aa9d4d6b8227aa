import { rmSync } from 'node:fs';
import { runToEnd, startProduct, type Product, type Settings } from './product.ts';
import { toldFolder } from './told-once.ts';

export type RegistrationServer = Pick<Product, 'origin' | 'printed' | 'stop'> & {
	/** Every row of every table as text. */
	dump: () => Promise<string>;
};

/** The built product with events at which places are taken, on a database and a port of its own. */
export async function startRegistrationServer(more: Settings = {}): Promise<RegistrationServer> {
	const dataDir = await toldFolder('places');
	const remove = () => rmSync(dataDir, { recursive: true, force: true });
	const own = { DATA_DIR: dataDir, DATABASE_URL: undefined, SMTP_URL: undefined, ...more };
	try {
		const { origin, printed, stop } = await startProduct({ ...own, EXAMPLE: 'off' });
		const dump = () => runToEnd(['tests/support/dump-database.ts'], own);
		return { origin, printed, dump, stop: () => stop().then(remove) };
	} catch (error) {
		remove();
		throw error;
	}
}
