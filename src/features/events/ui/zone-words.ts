import type { Speech } from '#lib/i18n/translator.ts';
import type { When } from '../types.ts';
import { isoTime } from '../rules/when.ts';
import { timeWords } from './words.ts';

/** The times with their distance to universal time, so that people of both cities read the same: '13:00–16:00 (UTC+3)'. */
export function timeInZoneWords({ t }: Pick<Speech, 't'>, when: When): string | undefined {
	const times = timeWords({ t }, when);
	if (!times) return undefined;
	const offset = /([+-])(\d\d):(\d\d)$/.exec(isoTime(when.startsOn, when.startsTime, when.zone));
	const [, sign = '+', hours = '00', minutes = '00'] = offset ?? [];
	const zone = `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
	return t('events.time_zone', { times, zone });
}
