import { sql } from 'kysely';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { appendToJournal, instanceChain, type JournalEntry } from '#platform/server/journal.ts';
import type { Member, NotAllowed, Role } from '../types.ts';
import type { Context, Tx } from './context.ts';

/** What a command works with: one transaction, one instant, the one who acts, and the journal. */
export type Scope = {
	tx: Tx;
	partnershipId: string;
	now: Date;
	member: Member;
	journal(entry: JournalEntry): void;
};

export type Outcome = { ok: true } | { ok: false; reason: string };

type Definition<Input, Result extends Outcome> = {
	name: string;
	may: readonly Role[];
	run(scope: Scope, input: Input): Promise<Result>;
};

export type Command<Input, Result extends Outcome> = {
	(context: Context, partnershipId: string, input: Input): Promise<Result | NotAllowed>;
	readonly commandName: string;
	readonly may: readonly Role[];
};

const notAllowed: NotAllowed = { ok: false, reason: 'not-allowed' };

/** Carries a refusal out of the transaction, so that what was written before it is rolled back. */
class Refused extends Error {
	readonly result: unknown;
	constructor(result: unknown) {
		super('refused');
		this.result = result;
	}
}

/** Every command of the product, by name: the gates enumerate them. `self`: whoever is signed in, on the own account. */
export const commands = new Map<string, readonly (Role | 'operator' | 'self')[]>();

/**
 * Makes a command on one partnership: who may run it is checked first, then everything happens in
 * one transaction with its journal entries and the partnership's next revision; a refusal undoes all.
 */
export function command<Input, Result extends Outcome>(
	definition: Definition<Input, Result>
): Command<Input, Result> {
	commands.set(definition.name, definition.may);
	const run = async (context: Context, partnershipId: string, input: Input) => {
		const member = context.actor?.memberships.find((one) => one.partnershipId === partnershipId);
		if (!member || !definition.may.includes(member.role)) return notAllowed;
		const now = context.clock();
		try {
			const { result, slug } = await inTransaction(context, async (tx) => {
				const entries: JournalEntry[] = [];
				const journal = (entry: JournalEntry) => void entries.push(entry);
				const outcome = await definition.run({ tx, partnershipId, now, member, journal }, input);
				if (!outcome.ok) throw new Refused(outcome);
				if (entries.length === 0) throw new Error(`${definition.name} changed nothing it names`);
				const act = {
					chain: partnershipId,
					at: now,
					actor: member.accountId,
					command: definition.name
				};
				await appendToJournal(tx, act, entries);
				return { result: outcome, slug: await nextRevision(tx, partnershipId) };
			});
			context.changed(slug);
			return result;
		} catch (error) {
			if (error instanceof Refused) return error.result as Result;
			throw error;
		}
	};
	return Object.assign(run, { commandName: definition.name, may: definition.may });
}

/** Moves the partnership's revision, which makes every process forget the pages made before. */
export async function nextRevision(tx: Tx, partnershipId: string): Promise<string> {
	const { slug } = await tx
		.updateTable('partnership')
		.set((eb) => ({ revision: eb('revision', '+', 1) }))
		.where('id', '=', partnershipId)
		.returning('slug')
		.executeTakeFirstOrThrow();
	await sql`select pg_notify('tiltas_revision', ${slug})`.execute(tx);
	return slug;
}

type InstanceScope = Omit<Scope, 'partnershipId' | 'member'> & { accountId: string };
type InstanceDefinition<Input, Result extends Outcome> = {
	name: string;
	run(scope: InstanceScope, input: Input): Promise<Result>;
};

/** Makes a command on the instance, for its operator; journalled in the instance's own chain. */
export function instanceCommand<Input, Result extends Outcome>(
	definition: InstanceDefinition<Input, Result>
) {
	commands.set(definition.name, ['operator']);
	const run = async (context: Context, input: Input): Promise<Result | NotAllowed> => {
		if (!context.actor?.isOperator) return notAllowed;
		return onInstance(context, context.actor.accountId, { definition, input });
	};
	return Object.assign(run, { commandName: definition.name });
}

/** Makes a command on the own account of whoever is signed in; journalled in the instance's own chain. */
export function accountCommand<Input, Result extends Outcome>(
	definition: InstanceDefinition<Input, Result>
) {
	commands.set(definition.name, ['self']);
	const run = async (context: Context, input: Input): Promise<Result | NotAllowed> => {
		if (!context.actor) return notAllowed;
		return onInstance(context, context.actor.accountId, { definition, input });
	};
	return Object.assign(run, { commandName: definition.name });
}

async function onInstance<Input, Result extends Outcome>(
	context: Context,
	accountId: string,
	{ definition, input }: { definition: InstanceDefinition<Input, Result>; input: Input }
): Promise<Result> {
	const now = context.clock();
	try {
		const result = await inTransaction(context, async (tx) => {
			const entries: JournalEntry[] = [];
			const journal = (entry: JournalEntry) => void entries.push(entry);
			const outcome = await definition.run({ tx, now, accountId, journal }, input);
			if (!outcome.ok) throw new Refused(outcome);
			const act = { chain: instanceChain, at: now, actor: accountId, command: definition.name };
			await appendToJournal(tx, act, entries);
			await sql`select pg_notify('tiltas_revision', 'instance')`.execute(tx);
			return outcome;
		});
		context.changed('instance');
		return result;
	} catch (error) {
		if (error instanceof Refused) return error.result as Result;
		throw error;
	}
}
