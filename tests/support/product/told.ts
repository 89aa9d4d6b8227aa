import { Readable } from 'node:stream';
import sharp from 'sharp';
import { preparePicture } from '#features/media/server/prepare-picture.ts';
import { storePicture } from '#features/media/server/store-picture.ts';
import { running } from '#platform/server/running.ts';
import { take, type World } from '../every-command/step.ts';
import { everyStep, newWorld } from '../every-command/world.ts';
import { newOperator, startProduct, type Product } from './product.ts';

/** The product with two partnerships to which everything has happened, and a session for every role in the first. */
export type Told = Product & {
	own: World;
	other: World;
	cookies: Record<string, string | undefined>;
};

/** Tells both partnerships to a fresh product and signs everybody in. */
export async function toldProduct(given: { example?: boolean } = {}): Promise<Told> {
	const product = await startProduct(given);
	const files = await storedFiles();
	const own = await newWorld(product, 'own-cities', files);
	const other = await newWorld(product, 'other-cities', files);
	for (const step of everyStep) {
		await take(own, step);
		await take(other, step);
	}
	const session = ({ actor }: World['coordinator']) => product.signIn(actor?.accountId ?? '');
	const cookies = {
		coordinator: await session(own.coordinator),
		officer: await session(own.officer),
		viewer: await session(own.viewer),
		operator: await product.signIn(await newOperator(product.sql)),
		neighbour: await session(other.coordinator),
		stranger: await session(own.stranger),
		nobody: undefined
	};
	return { ...product, own, other, cookies };
}

/** A picture and two files that the running product keeps. */
export async function storedFiles(): Promise<World['files']> {
	const { files } = running();
	const text = async (name: string) => {
		const bytes = Buffer.from(`The ${name}.`);
		const kept = await files.storeFile(Readable.from([bytes]), 1_000);
		if (!kept.ok) throw new Error(kept.reason);
		const { hash, byteSize } = kept;
		return { hash, byteSize, name: `${name}.txt`, mediaType: 'text/plain' };
	};
	const colour = { r: 11, g: 65, b: 71 };
	const drawn = sharp({ create: { width: 64, height: 48, channels: 3, background: colour } });
	const prepared = await preparePicture(await drawn.png().toBuffer());
	if (!prepared.ok) throw new Error(prepared.reason);
	const picture = await storePicture(files, prepared);
	if (!picture.ok) throw new Error(picture.reason);
	return { picture, open: await text('open file'), secret: await text('secret file') };
}
