import { rmSync } from 'node:fs';
import { startProduct, until, type Product } from './product.ts';
import { toldFolder } from './told-once.ts';

const signInAddress = /https?:\/\/[^\s"'\\]*sign-in[^\s"'\\]*/g;

export type JourneyServer = Pick<Product, 'origin' | 'printed' | 'stop'> & {
	/** The next sign-in link that `ask` makes the server print. */
	signInLinkAfter: (ask: () => Promise<unknown>) => Promise<string>;
	/** Ends the server by SIGKILL, as a lost machine would, and starts it again on the same data. */
	killAndRestart: () => Promise<void>;
};

/** The built product with the story told, on a database and a port of its own. */
export async function startJourneyServer(): Promise<JourneyServer> {
	const dataDir = await toldFolder('partnership');
	const remove = () => rmSync(dataDir, { recursive: true, force: true });
	const own = { DATA_DIR: dataDir, DATABASE_URL: undefined, SMTP_URL: undefined };
	try {
		let product = await startProduct(own);
		const { origin } = product;
		const printed = () => product.printed();
		const killAndRestart = async () => {
			product.process.kill('SIGKILL');
			await product.ended;
			product = await startProduct({ ...own, PORT: new URL(origin).port });
		};
		return {
			origin,
			printed,
			killAndRestart,
			stop: () => product.stop().then(remove),
			signInLinkAfter: (ask) => nextLink(printed, ask)
		};
	} catch (error) {
		remove();
		throw error;
	}
}

/** The next sign-in link that `ask` makes a server print, where no mail server could bring it. */
export async function nextLink(
	printed: () => string,
	ask: () => Promise<unknown>
): Promise<string> {
	const before = links(printed()).length;
	await ask();
	return until(() => links(printed())[before], 10_000);
}

const links = (text: string): string[] => text.match(signInAddress) ?? [];
