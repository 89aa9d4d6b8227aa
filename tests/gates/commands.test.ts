import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '#features/accounts/server/context.ts';
import {
	inviteOperator,
	withdrawOperatorInvitation
} from '#features/accounts/server/operators/invite-operator.ts';
import { removeOperator } from '#features/accounts/server/operators/operators.ts';
import { retryLetter } from '#features/accounts/server/outbox/outbox.ts';
import {
	changeAccount,
	removePasskey,
	signOutEverywhere
} from '#features/accounts/server/own/account.ts';
import { deleteAccount } from '#features/accounts/server/own/delete-account.ts';
import { createPartnership } from '#features/partnership/server/partnerships.ts';
import { copyPartnership } from '#features/reports/server/archive/copy.ts';
import { importArchive } from '#features/reports/server/archive/import.ts';
import type { Database } from '#platform/server/database/open.ts';
import { testDatabase } from '../support/database.ts';
import { take, type Step, type World } from '../support/every-command/step.ts';
import { everyStep, newWorld } from '../support/every-command/world.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { commandPolicies } from './command-policies.ts';

const ofPartnerships = Object.entries(commandPolicies)
	.filter(([, roles]) => !roles.includes('operator') && !roles.includes('self'))
	.map(([name]) => name);
const notAllowed = { ok: false, reason: 'not-allowed' };
const notYours = { ok: false, reason: 'not-yours' };
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('every command of a partnership, done in one and tried from everywhere else', () => {
	let database: Database;
	let own: World;
	let other: World;

	beforeAll(async () => {
		database = await testDatabase();
		own = await newWorld(database, 'own-cities');
		other = await newWorld(database, 'other-cities');
	});

	test('the steps of this gate leave no command out', () => {
		const taken = new Set(everyStep.map(({ command }) => command));
		expect([...taken].sort()).toEqual(ofPartnerships.sort());
	});

	test('who may not is refused before anything is written, and so are ids of another partnership', async () => {
		const foreign: string[] = [];
		for (const step of everyStep) {
			const before = await fingerprint(database.sql);
			for (const [role, person] of turnedAway(step, own, other)) {
				const answer = await step.run(person, own.partnershipId, step.input(own));
				expect(answer, `${step.command} as ${role}`).toEqual(notAllowed);
			}
			if (isOfOnePartner(step)) {
				const answer = await step.run(own.idler, own.partnershipId, step.input(own));
				expect(answer, `${step.command} as another partner's officer`).toEqual(notYours);
			}
			for (const [place, input] of withForeignIds(step, own, other)) {
				foreign.push(step.command);
				const answer = await step.run(own.coordinator, own.partnershipId, input);
				const said = expect.stringMatching(/^(no-such-|not-yours$|not-public$)/) as string;
				expect(answer, `${step.command} with a foreign ${place}`).toMatchObject({
					ok: false,
					reason: said
				});
			}
			expect(await fingerprint(database.sql), `${step.command} wrote something`).toEqual(before);
			await take(own, step);
			await take(other, step);
			expect(await fingerprint(database.sql), step.command).not.toEqual(before);
		}
		expect(new Set(foreign).size).toBeGreaterThan(50);
	});
});

type Lone = (context: Context, input: never) => Promise<unknown>;
const onInstance: Record<string, Lone> = {
	'copy-partnership': copyPartnership,
	'create-partnership': createPartnership,
	'import-archive': importArchive,
	'invite-operator': inviteOperator,
	'remove-operator': removeOperator,
	'retry-letter': retryLetter,
	'withdraw-operator-invitation': withdrawOperatorInvitation
};
const onOwnAccount: Record<string, Lone> = {
	'change-account': changeAccount,
	'delete-account': deleteAccount,
	'remove-passkey': removePasskey,
	'sign-out-everywhere': signOutEverywhere
};
const namesOf = (role: string) =>
	Object.keys(commandPolicies).filter((name) => commandPolicies[name]?.includes(role));

describe('commands outside of partnerships', () => {
	test('the instance is its operator’s, an account its owner’s, and no command is left out', async () => {
		expect(Object.keys(onInstance).sort()).toEqual(namesOf('operator').sort());
		expect(Object.keys(onOwnAccount).sort()).toEqual(namesOf('self').sort());
		const database = await testDatabase();
		const { coordinator, officer, viewer, stranger } = await newWorld(database, 'own-cities');
		const nobody = { ...stranger, actor: undefined };
		const before = await fingerprint(database.sql);
		for (const person of [coordinator, officer, viewer, stranger, nobody]) {
			for (const [name, run] of Object.entries(onInstance))
				expect(await run(person, {} as never), name).toEqual(notAllowed);
		}
		for (const [name, run] of Object.entries(onOwnAccount))
			expect(await run(nobody, {} as never), name).toEqual(notAllowed);
		expect(await fingerprint(database.sql)).toEqual(before);
	});

	test('nobody removes the passkey of somebody else', async () => {
		const { sql } = await testDatabase();
		const { coordinator, stranger } = await newWorld({ sql }, 'own-cities');
		const passkey = { id: randomUUID(), account_id: coordinator.actor?.accountId ?? '' };
		const key = { public_key: 'key', credential_id: 'key', counter: 0 };
		const device = { device_type: 'singleDevice', backed_up: false };
		await sql
			.insertInto('passkey')
			.values({ ...passkey, ...key, ...device })
			.execute();
		const before = await fingerprint(sql);
		const { id } = passkey;
		expect(await removePasskey(stranger, { id })).toEqual({ ok: false, reason: 'no-such-passkey' });
		expect(await fingerprint(sql)).toEqual(before);
		expect(await removePasskey(coordinator, { id })).toEqual({ ok: true });
	});
});

/** A report is written by all together, and a holder key is one's own; the rest of an officer is the own partner's. */
const isOfOnePartner = ({ command }: Step): boolean =>
	!['write-report', 'make-holder-key'].includes(command) &&
	Boolean(commandPolicies[command]?.includes('partner_officer'));

/** Everybody whom the table does not name, and the coordinator of another partnership. */
function turnedAway({ command }: Step, own: World, other: World): [string, Context][] {
	const roles = commandPolicies[command] ?? [];
	const people: [string, Context][] = [
		['coordinator', own.coordinator],
		['partner_officer', own.officer],
		['viewer', own.viewer],
		['stranger', own.stranger],
		['nobody', { ...own.stranger, actor: undefined }],
		['coordinator of another partnership', other.coordinator],
		['operator', { ...own.operator, actor: withoutMemberships(own.operator) }]
	];
	return people.filter(([role]) => !roles.includes(role));
}

const withoutMemberships = ({ actor }: Context): Context['actor'] =>
	actor && { ...actor, memberships: [] };

/** The own input, each time with one of its ids in the place of which the other partnership's stands. */
function withForeignIds(step: Step, own: World, other: World): [string, unknown][] {
	const theirs = new Map(idsIn(step.input(other)));
	return idsIn(step.input(own)).flatMap(([path, id]): [string, unknown][] => {
		const foreign = theirs.get(path);
		if (foreign === undefined || foreign === id) return [];
		return [[path, replaced(step.input(own), id, foreign)]];
	});
}

function idsIn(value: unknown, path = ''): [string, string][] {
	if (typeof value === 'string') return uuid.test(value) ? [[path, value]] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => idsIn(inner, `${path}.${key}`));
}

const replaced = (input: unknown, id: string, foreign: string): unknown =>
	JSON.parse(JSON.stringify(input).replaceAll(id, foreign));
