import type { EventKind } from '#features/events/types.ts';
import type { Setting } from '../types.ts';

const closed: Setting = {
	mode: 'none',
	protection: 'protected',
	opensAt: undefined,
	closesAt: undefined,
	waitingList: 'off',
	offerHours: 24,
	mostInGroup: 1,
	asksContact: true,
	isDiscreet: true,
	retentionDays: 14,
	leastCount: 10
};
const community: Setting = { ...closed, mode: 'open', waitingList: 'first_come', mostInGroup: 6 };
const professional: Setting = {
	...closed,
	mode: 'invitation',
	protection: 'ordinary',
	isDiscreet: false,
	leastCount: 5
};

/**
 * What registration begins with for each kind of event: the safest that still works. A march, a concert
 * and what is open to all on the street have none at all: a list that does not exist can't leak.
 */
export const registrationDefaults: Record<EventKind, Setting> = {
	study_visit: professional,
	coordination_meeting: professional,
	conference: community,
	cultural_event: community,
	march: closed,
	concert: closed,
	festival: closed,
	information_activity: closed
};

export type SettingRefusal = 'closes-before-opens' | 'closes-after-event' | 'keeps-too-long';

/** Why settings make no sense together; protected events keep answers thirty days at most. */
export function settingRefusal(
	setting: Setting,
	event: { endsAt: Date }
): SettingRefusal | undefined {
	const { opensAt, closesAt } = setting;
	if (opensAt && closesAt && closesAt <= opensAt) return 'closes-before-opens';
	if (closesAt && closesAt > event.endsAt) return 'closes-after-event';
	if (opensAt && opensAt >= event.endsAt) return 'closes-before-opens';
	const most = setting.protection === 'protected' ? 30 : 90;
	return setting.retentionDays > most ? 'keeps-too-long' : undefined;
}
