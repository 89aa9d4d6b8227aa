import { firstSignInLink } from '#features/accounts/server/sign-in/first-sign-in-link.ts';
import type { Context, Sql } from '#features/accounts/server/context.ts';
import type { Actor } from '#features/accounts/types.ts';
import type { Clock } from '#platform/server/clock.ts';
import type { Told, ToldText } from './vilnius-oslo/sources.ts';
import type { FactSource, LocalisedText } from '#features/partnership/types.ts';
import { languages } from '#lib/i18n/languages.ts';

type Place = { sql: Sql; clock: Clock };

/** The operator's hand: a story is told with the same commands and rights as the pages use. */
export async function operatorContext({ sql, clock }: Place): Promise<Context> {
	const existing = await operatorAccount(sql);
	if (!existing) await firstSignInLink({ sql, clock });
	const account = existing ?? (await operatorAccount(sql));
	if (!account) throw new Error('The instance has no operator to tell the story');
	const actor: Actor = {
		accountId: account.id,
		name: account.name,
		language: account.language,
		isOperator: true,
		memberships: []
	};
	return { sql, clock, actor, changed: () => {} };
}

function operatorAccount(sql: Sql) {
	return sql
		.selectFrom('operator')
		.innerJoin('account', 'account.id', 'operator.account_id')
		.select(['account.id', 'account.name', 'account.language'])
		.orderBy('operator.since')
		.executeTakeFirst();
}

/** The same hand as coordinator of the partnership that it has just begun. */
export function coordinating(context: Context, partnershipId: string): Context {
	const { actor } = context;
	if (!actor) throw new Error('Nobody acts');
	const member = {
		accountId: actor.accountId,
		partnershipId,
		role: 'coordinator',
		partnerId: undefined
	} as const;
	return { ...context, actor: { ...actor, memberships: [...actor.memberships, member] } };
}

/** A step of a story must succeed: a refusal is a fault in the telling. */
export function done<Result extends { ok: boolean }>(
	result: Result
): Extract<Result, { ok: true }> {
	if (!result.ok) throw new Error(`The story stops: ${JSON.stringify(result)}`);
	return result as Extract<Result, { ok: true }>;
}

const toldIn = (told: ToldText) =>
	languages.flatMap((language): (Told & { language: string })[] => {
		const one = told[language];
		return one ? [{ ...one, language }] : [];
	});

/** The words of a fact in each language that has them. */
export function words(told: ToldText): LocalisedText {
	return Object.fromEntries(toldIn(told).map(({ language, text }) => [language, text]));
}

/** Several facts as one text of lines, a list where `mark` says so. */
export function lines(all: readonly ToldText[], mark = ''): LocalisedText {
	const texts = languages.map((language) => {
		const own = all.map((told) => told[language]?.text);
		return [
			language,
			own.every(Boolean) ? own.map((text) => `${mark}${text}`).join('\n') : ''
		] as const;
	});
	return Object.fromEntries(texts);
}

/** Where the words come from, each source once; a translation of ours says so. */
export function sourcesOf(...all: readonly ToldText[]): FactSource[] {
	const sources = all
		.flatMap(toldIn)
		.map(({ source, language }): FactSource =>
			source === 'translation' ? { name: 'Tiltas', note: `translation (${language})` } : source
		);
	return [
		...new Map(
			sources.map((source) => [`${source.name} ${source.url} ${source.note}`, source])
		).values()
	];
}
