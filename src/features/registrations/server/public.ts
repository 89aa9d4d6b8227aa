import type { Sql } from '#features/accounts/server/context.ts';
import type { EventRow } from '#features/events/types.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { wayInOf } from '../rules/way-in.ts';
import type { PublicWayIn } from '../types.ts';
import { registrationForm } from './form.ts';

type Of = { id: string; slug: string; sourceLanguage: Language };
type Asked = { event: EventRow; language: Language; now: Date };

/** What an event's page says about taking part, without a number; undefined where there is nothing to say. */
export async function publicWayIn(
	sql: Sql,
	partnership: Of,
	asked: Asked
): Promise<PublicWayIn | undefined> {
	const { event, now } = asked;
	if (!isToCome(event)) return undefined;
	const setting = await sql
		.selectFrom('registration_setting')
		.select('mode')
		.where('partnership_id', '=', partnership.id)
		.where('event_id', '=', event.id)
		.executeTakeFirst();
	if (!setting) return undefined;
	if (setting.mode === 'none') return { wayIn: 'just_come', opensAt: undefined };
	const form = await registrationForm(sql, partnership, asked);
	const wayIn = form && wayInOf(form, now);
	return wayIn && { wayIn, opensAt: form.setting.opensAt };
}

const isToCome = ({ state }: EventRow) =>
	['published', 'running', 'postponed', 'moved_online'].includes(state);
