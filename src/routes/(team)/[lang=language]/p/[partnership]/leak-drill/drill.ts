import type { TeamScope } from '#features/accounts/server/context.ts';
import { localInstant, localTime } from '#features/registrations/rules/local-time.ts';
import {
	leakKinds,
	together,
	type EventHoldings,
	type LeakKind
} from '#features/registrations/rules/leak-drill.ts';
import { holdings } from '#features/registrations/server/leaks/holdings.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';

export type Asked = {
	kind: LeakKind;
	/** The event that is meant; undefined for all of them. */
	eventId: string | undefined;
};

/** What the form asks about; undefined before it is sent, or with words that no form of ours has. */
export function askedOf({ searchParams }: URL): Asked | undefined {
	const kind = leakKinds.find((one) => one === searchParams.get('kind'));
	return kind && { kind, eventId: searchParams.get('event') || undefined };
}

/** When it was noticed, by the clocks of the zone; now, where nobody has said so. */
export function noticedAt({ searchParams }: URL, { zone, now }: { zone: string; now: Date }) {
	const [day = '', time = ''] = (searchParams.get('noticed') ?? '').split('T');
	const isWhole = /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d$/.test(time);
	if (!isWhole || Number.isNaN(Date.parse(`${day}T${time}Z`))) return now;
	return localInstant(day, time, zone);
}

/** An instant as a field for day and time has it, in the zone. */
export function fieldOf(instant: Date, zone: string): string {
	const { day, time } = localTime(instant, zone);
	return `${day}T${time}`;
}

/** What is held of the events that are meant, told in each language by their titles in it; undefined for none. */
export async function heldIn(scope: TeamScope, { eventId }: Asked) {
	const told = await Promise.all(
		languages.map(async (language) => {
			const all = await holdings(scope, language);
			const meant = all.filter((event) => !eventId || event.eventId === eventId);
			return [language, meant] as const;
		})
	);
	const ids = told[0]?.[1].map((event) => event.eventId) ?? [];
	if (ids.length === 0) return undefined;
	const joined = told.map(([language, meant]): [Language, EventHoldings] => [
		language,
		together(meant, meant.map(({ title }) => title).join(', '))
	]);
	return { ids, inEach: Object.fromEntries(joined) as Record<Language, EventHoldings> };
}
