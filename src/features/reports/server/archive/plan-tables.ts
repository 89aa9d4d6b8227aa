import { activityStates } from '#features/activities/types.ts';
import { address, day, instant, json, maybe, oneOf, text, uuid, whole, yes } from './columns.ts';
import { archiveTable } from './shape.ts';

/** Who pays, and what was agreed to be done. */
export const planTables = [
	archiveTable({
		list: 'funders',
		table: 'funder',
		key: ['position', 'id'],
		kind: 'funder',
		columns: { id: uuid, position: whole, website: maybe(address) }
	}),
	archiveTable({
		list: 'grants',
		table: 'grant_agreement',
		key: ['id'],
		kind: 'grant',
		columns: {
			id: uuid,
			funder_id: uuid,
			rule_pack: text,
			mechanism: oneOf('eea', 'norway', 'both', 'other'),
			contract_number: maybe(text),
			max_amount_cents: maybe(whole),
			currency: maybe(text),
			rate_percent: maybe(whole),
			has_physical_object: yes
		},
		refers: { funder_id: 'funders' }
	}),
	archiveTable({
		list: 'attributions',
		table: 'attribution',
		key: ['grant_id', 'record_id'],
		columns: { grant_id: uuid, record_id: uuid, share_percent: maybe(whole) },
		refers: { grant_id: 'grants', record_id: 'records' }
	}),
	archiveTable({
		list: 'duty_evidence',
		table: 'duty_evidence',
		key: ['id'],
		columns: {
			id: uuid,
			grant_id: uuid,
			duty: text,
			kind: oneOf('evidence', 'waiver'),
			note: text,
			url: maybe(address),
			dated_on: maybe(day),
			entered_at: instant,
			withdrawn_at: maybe(instant)
		},
		refers: { grant_id: 'grants' }
	}),
	archiveTable({
		list: 'groups',
		table: 'activity_group',
		key: ['number'],
		kind: 'activity_group',
		columns: { id: uuid, number: whole }
	}),
	archiveTable({
		list: 'activities',
		table: 'activity',
		key: ['group_id', 'number'],
		kind: 'activity',
		columns: {
			id: uuid,
			group_id: uuid,
			number: whole,
			lead_partner_id: maybe(uuid),
			starts_on: maybe(day),
			ends_on: maybe(day),
			state: oneOf(...activityStates),
			state_reason: maybe(text),
			state_checked_on: day
		},
		refers: { group_id: 'groups', lead_partner_id: 'partners' }
	}),
	archiveTable({
		list: 'activity_partners',
		table: 'activity_partner',
		key: ['activity_id', 'partner_id'],
		columns: { activity_id: uuid, partner_id: uuid },
		refers: { activity_id: 'activities', partner_id: 'partners' }
	}),
	archiveTable({
		list: 'deliverables',
		table: 'deliverable',
		key: ['activity_id', 'position', 'id'],
		kind: 'deliverable',
		columns: {
			id: uuid,
			activity_id: uuid,
			position: whole,
			due_on: maybe(day),
			delivered_on: maybe(day)
		},
		refers: { activity_id: 'activities' }
	}),
	archiveTable({
		list: 'open_points',
		table: 'open_point',
		key: ['id'],
		columns: {
			id: uuid,
			activity_id: uuid,
			note: text,
			partner_id: maybe(uuid),
			due_on: maybe(day),
			raised_at: instant,
			closed_at: maybe(instant)
		},
		refers: { activity_id: 'activities', partner_id: 'partners' }
	}),
	archiveTable({
		list: 'amendments',
		table: 'amendment',
		key: ['number'],
		kind: 'amendment',
		columns: { id: uuid, number: whole, reason: text, created_at: instant }
	}),
	archiveTable({
		list: 'amendment_changes',
		table: 'amendment_change',
		key: ['amendment_id', 'record_id', 'field'],
		columns: {
			amendment_id: uuid,
			record_id: uuid,
			field: text,
			before_value: maybe(text),
			after_value: maybe(text),
			changed_at: instant
		},
		refers: { amendment_id: 'amendments', record_id: 'records' }
	}),
	archiveTable({
		list: 'amendment_decisions',
		table: 'amendment_decision',
		key: ['amendment_id', 'position'],
		columns: {
			amendment_id: uuid,
			position: whole,
			decision: oneOf('proposed', 'approved', 'withdrawn'),
			note: maybe(text),
			decided_at: instant
		},
		refers: { amendment_id: 'amendments' }
	}),
	archiveTable({
		list: 'plan_versions',
		table: 'plan_version',
		key: ['number'],
		columns: { number: whole, amendment_id: maybe(uuid), snapshot: json, approved_at: instant },
		refers: { amendment_id: 'amendments' }
	})
];
