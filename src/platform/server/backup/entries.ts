import * as v from 'valibot';
import type { Entry } from './container.ts';
import { BackupRefused } from './format.ts';

/** The entries of an archive one after the other, with a look at the next one's name. */
export class Entries {
	readonly #entries: AsyncIterator<Entry>;
	#next: Entry | undefined;

	constructor(entries: AsyncIterable<Entry>) {
		this.#entries = entries[Symbol.asyncIterator]();
	}

	/** The name of the entry that comes next; undefined at the end. */
	async nextName(): Promise<string | undefined> {
		this.#next ??= await this.#pull();
		return this.#next?.name;
	}

	/** The content of the next entry, to be read to its end before anything else is asked. */
	async take(): Promise<AsyncIterable<Uint8Array>> {
		const entry = this.#next ?? (await this.#pull());
		this.#next = undefined;
		if (!entry) throw new BackupRefused('The backup ends too early. Take another backup.');
		return entry.content;
	}

	/** The next entry, which must have this name and be JSON of this shape. */
	async json<Schema extends v.GenericSchema>(
		name: string,
		schema: Schema
	): Promise<v.InferOutput<Schema>> {
		const found = await this.nextName();
		if (found !== name)
			throw new BackupRefused(
				`The backup has ${found ?? 'nothing'} where ${name} should be. Take another backup, or a newer version of Tiltas.`
			);
		const chunks: Uint8Array[] = [];
		for await (const chunk of await this.take()) chunks.push(chunk);
		const parsed = v.safeParse(schema, jsonOf(Buffer.concat(chunks).toString('utf8')));
		if (!parsed.success)
			throw new BackupRefused(
				`This version of Tiltas does not understand ${name} of the backup. Restore it with the version that made it, or a newer one.`
			);
		return parsed.output;
	}

	async end(): Promise<void> {
		await this.#entries.return?.();
	}

	async #pull(): Promise<Entry | undefined> {
		const result: IteratorResult<Entry, unknown> = await this.#entries.next();
		return result.done ? undefined : result.value;
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
