import { createHmac, timingSafeEqual } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { BackupRefused } from '../backup/format.ts';
import { keyFor } from '../secrets.ts';
import type { LedgerEntry } from './entries.ts';

/*
 * A ledger is a text file: a line for each erasure, and one for each time at which everything until then was
 * in it (`kept`). A line is 32 digits of an HMAC by the instance's secret, a space, and JSON. So nobody can
 * have something erased by writing into a folder of backups, and another instance's ledger is known as such.
 */
export const ledgerName = 'erasures.ledger';

const instant = v.pipe(v.string(), v.isoTimestamp());
const id = v.pipe(v.string(), v.uuid());
const lineSchema = v.union([
	v.object({ kept: instant }),
	v.object({
		id,
		what: v.string(),
		scopeId: v.nullable(id),
		subjectId: v.nullable(id),
		at: instant
	})
]);

export type Ledger = {
	entries: LedgerEntry[];
	/** Until when everything is in it; undefined where nobody has said so. */
	until: Date | undefined;
};

/**
 * Reads a ledger; undefined where there is none. Throws BackupRefused for one of another instance and for
 * a line that was changed. A last line that was cut off when the power went is left out: it is written again.
 */
export async function readLedger(path: string, secret: string): Promise<Ledger | undefined> {
	const text = await readFile(path, 'utf8').catch((error: unknown) => {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	});
	if (text === undefined) return undefined;
	const lines = text.split('\n');
	const whole = lines.slice(0, -1).filter((line) => line !== '');
	const key = keyFor(secret, 'ledger');
	const read = whole.map((line) => lineOf(line, key));
	if (read.length > 0 && read.every((line) => !line))
		throw new BackupRefused(
			`${path} is the ledger of erasures of another instance, or was made with another secret. Put the one of this instance in its place.`
		);
	const damaged = read.findIndex((line) => !line);
	if (damaged >= 0)
		throw new BackupRefused(
			`${path} is damaged at line ${damaged + 1}. Take a copy of it that is whole, such as the one beside the backups.`
		);
	return ledgerOf(read.filter((line) => line !== undefined));
}

function ledgerOf(lines: readonly v.InferOutput<typeof lineSchema>[]): Ledger {
	const entries: LedgerEntry[] = [];
	let until: number | undefined;
	for (const line of lines) {
		if ('kept' in line) until = Math.max(until ?? 0, Date.parse(line.kept));
		else entries.push({ ...line, at: new Date(line.at) });
	}
	return { entries, until: until === undefined ? undefined : new Date(until) };
}

type Addition = { entries: readonly LedgerEntry[]; kept?: Date | undefined };

/** Adds lines to a ledger, which is made where there is none; they are on the disk when it returns. */
export async function appendToLedger(
	path: string,
	secret: string,
	addition: Addition
): Promise<void> {
	const file = await open(path, 'a+', 0o600);
	try {
		const { size } = await file.stat();
		const last = Buffer.alloc(1);
		if (size > 0) await file.read(last, 0, 1, size - 1);
		// What was cut off stays a line of its own, and the next reading must not find it damaged.
		if (size > 0 && last.toString() !== '\n') await file.truncate(await endOfWhole(path));
		await file.appendFile(textOf(secret, addition));
		await file.datasync();
	} finally {
		await file.close();
	}
	await syncFolder(path);
}

/** Puts a ledger with these lines in the place of the one that is there. */
export async function replaceLedger(
	path: string,
	secret: string,
	addition: Addition
): Promise<void> {
	const unfinished = `${path}.${process.pid}.unfinished`;
	const file = await open(unfinished, 'w', 0o600);
	await file.writeFile(textOf(secret, addition));
	await file.sync().finally(() => file.close());
	await rename(unfinished, path);
	await syncFolder(path);
}

async function endOfWhole(path: string): Promise<number> {
	return (await readFile(path)).lastIndexOf('\n') + 1;
}

async function syncFolder(path: string): Promise<void> {
	const folder = await open(dirname(path), 'r');
	await folder.sync().finally(() => folder.close());
}

function textOf(secret: string, { entries, kept }: Addition): string {
	const lines = entries.map((entry) => JSON.stringify(entry));
	if (kept) lines.push(JSON.stringify({ kept: kept.toISOString() }));
	const key = keyFor(secret, 'ledger');
	return lines.map((json) => `${macOf(json, key)} ${json}\n`).join('');
}

function lineOf(line: string, key: Buffer): v.InferOutput<typeof lineSchema> | undefined {
	const json = line.slice(33);
	const mac = Buffer.from(line.slice(0, 32));
	const wanted = Buffer.from(macOf(json, key));
	if (mac.length !== wanted.length || !timingSafeEqual(mac, wanted)) return undefined;
	return v.parse(lineSchema, JSON.parse(json));
}

function macOf(json: string, key: Buffer): string {
	return createHmac('sha256', key).update(json).digest('hex').slice(0, 32);
}
