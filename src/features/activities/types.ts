import type {
	Attachment,
	FactSource,
	LocalisedText,
	ShownText
} from '#features/partnership/types.ts';

export const activityStates = [
	'planned',
	'confirmed',
	'running',
	'done_fully',
	'done_partly',
	'not_done'
] as const;
export type ActivityState = (typeof activityStates)[number];

/** In plain words for the public: what a visitor needs of the six states. */
export type Progress = 'not_begun' | 'under_way' | 'done' | 'changed';

export type GroupInput = { title: LocalisedText; sources?: readonly FactSource[] | undefined };

export type ActivityInput = {
	groupId: string;
	title: LocalisedText;
	description: LocalisedText;
	leadPartnerId?: string | undefined;
	partnerIds: readonly string[];
	/** Days, 'YYYY-MM-DD'; unknown days are absent. */
	startsOn?: string | undefined;
	endsOn?: string | undefined;
	sources?: readonly FactSource[] | undefined;
};

export type StateInput = { state: ActivityState; reason?: string | undefined };

export type DeliverableInput = {
	activityId: string;
	title: LocalisedText;
	dueOn?: string | undefined;
	deliveredOn?: string | undefined;
};

export type OpenPointInput = {
	activityId: string;
	note: string;
	partnerId?: string | undefined;
	dueOn?: string | undefined;
};

/** An activity in a list: its number is the group's and its own, '2.1'. */
export type ActivityRow = {
	id: string;
	groupId: string;
	groupNumber: number;
	number: string;
	leadPartnerId: string | undefined;
	partnerIds: string[];
	startsOn: string | undefined;
	endsOn: string | undefined;
	state: ActivityState;
	stateReason: string | undefined;
	stateCheckedOn: string;
	revision: number;
};
export type GroupRow = { id: string; number: number; revision: number };

export type PublicActivity = Omit<ActivityRow, 'revision'> & {
	progress: Progress;
	title: ShownText | undefined;
	description: ShownText | undefined;
};
export type PublicGroup = { id: string; number: number; title: ShownText | undefined };

export type PublicDeliverable = {
	id: string;
	title: ShownText | undefined;
	dueOn: string | undefined;
	deliveredOn: string | undefined;
	attachments: Attachment[];
};
