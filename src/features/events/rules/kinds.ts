import type { AttendanceMode, Entrance, EventKind, Visibility } from '../types.ts';

export const sections = ['route', 'programme', 'pictures'] as const;
export type Section = (typeof sections)[number];

export const evidenceModes = [
	'minutes',
	'signed_list',
	'count',
	'several_counts',
	'reach'
] as const;
/** How attendance is best proven, from the facts' table of kinds: a march is counted, never listed. */
export type EvidenceMode = (typeof evidenceModes)[number];

export type KindDefaults = {
	visibility: Visibility;
	entrance: Entrance;
	attendanceMode: AttendanceMode;
	/** What the work page of this kind offers besides facts, texts and publication. */
	sections: readonly Section[];
	evidence: EvidenceMode;
};

const open = { visibility: 'public', entrance: 'open', attendanceMode: 'on_site' } as const;
const closed = {
	visibility: 'team',
	entrance: 'by_invitation',
	attendanceMode: 'on_site'
} as const;

/** Safe for the people who come: what gathers few or named people starts closed. */
export const kindDefaults: Record<EventKind, KindDefaults> = {
	study_visit: { ...closed, sections: ['programme', 'pictures'], evidence: 'signed_list' },
	coordination_meeting: { ...closed, sections: ['programme'], evidence: 'minutes' },
	conference: {
		...open,
		entrance: 'by_invitation',
		attendanceMode: 'mixed',
		sections: ['programme', 'pictures'],
		evidence: 'signed_list'
	},
	cultural_event: { ...open, sections: ['programme', 'pictures'], evidence: 'count' },
	march: { ...open, sections: ['route', 'programme', 'pictures'], evidence: 'several_counts' },
	concert: { ...open, sections: ['programme', 'pictures'], evidence: 'several_counts' },
	festival: { ...open, sections: ['programme', 'pictures'], evidence: 'several_counts' },
	information_activity: { ...open, sections: ['programme', 'pictures'], evidence: 'reach' }
};
