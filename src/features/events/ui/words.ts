import { formatDay } from '#lib/format/dates.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import type { Tone } from '#lib/ui/tone.ts';
import type { EventState, Notice, When } from '../types.ts';

export const stateTones: Record<EventState, Tone> = {
	draft: 'open',
	published: 'planned',
	postponed: 'attention',
	moved_online: 'attention',
	running: 'running',
	past: 'open',
	held: 'done',
	cancelled: 'stopped'
};

/** '13:00–16:00' or 'from 13:00'; nothing where no time is known or the days say enough. */
export function timeWords({ t }: Pick<Speech, 't'>, when: Omit<When, 'zone'>): string | undefined {
	const { startsOn, startsTime, endsOn, endsTime } = when;
	if (!startsTime) return undefined;
	const isOneDay = endsTime !== undefined && startsOn === endsOn;
	return isOneDay ? `${startsTime}–${endsTime}` : t('events.from_time', { time: startsTime });
}

/** What is to be known before anything else about the event. */
export function noticeWords({ t, language }: Speech, notice: Notice): string {
	if (notice.kind !== 'postponed') return t(`events.notice_${notice.kind}`);
	return t('events.notice_postponed', { day: formatDay(notice.previousStartsOn, language) });
}
