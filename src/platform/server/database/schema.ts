// Written by "node scripts/schema.ts" from the migrated database: do not edit.
import type { Generated, Json, Timestamp } from './columns.ts';

export interface AccountTable {
	id: string;
	name: string;
	email: string;
	email_verified: Generated<boolean>;
	image: string | null;
	language: Generated<'en' | 'lt' | 'nb'>;
	created_at: Generated<Timestamp>;
	updated_at: Generated<Timestamp>;
	first_signed_in_at: Timestamp | null;
}

export interface ActivityTable {
	partnership_id: string;
	id: string;
	group_id: string;
	number: number;
	lead_partner_id: string | null;
	starts_on: string | null;
	ends_on: string | null;
	state: 'planned' | 'confirmed' | 'running' | 'done_fully' | 'done_partly' | 'not_done';
	state_reason: string | null;
	state_checked_on: string;
}

export interface ActivityGroupTable {
	partnership_id: string;
	id: string;
	number: number;
}

export interface ActivityPartnerTable {
	partnership_id: string;
	activity_id: string;
	partner_id: string;
}

export interface AmendmentTable {
	partnership_id: string;
	id: string;
	number: number;
	reason: string;
	created_at: Timestamp;
	created_by: string | null;
}

export interface AmendmentChangeTable {
	partnership_id: string;
	amendment_id: string;
	record_id: string;
	field: string;
	before_value: string | null;
	after_value: string | null;
	changed_at: Timestamp;
	changed_by: string | null;
}

export interface AmendmentDecisionTable {
	partnership_id: string;
	amendment_id: string;
	position: number;
	decision: 'proposed' | 'approved' | 'withdrawn';
	note: string | null;
	decided_at: Timestamp;
	decided_by: string | null;
}

export interface AnswerTable {
	partnership_id: string;
	registration_id: string;
	question_id: string;
	sealed: Buffer;
	own: Buffer;
	mark: Buffer | null;
	erase_at: Timestamp;
}

export interface AttachmentTable {
	partnership_id: string;
	id: string;
	record_id: string;
	purpose: 'deliverable' | 'evidence' | 'logo' | 'document';
	title: string;
	url: string | null;
	file_hash: string | null;
	file_name: string | null;
	media_type: string | null;
	byte_size: number | null;
	dated_on: string | null;
	language: 'en' | 'lt' | 'nb' | null;
	licence: string | null;
	visibility: 'public' | 'team';
	holds_personal_data: Generated<boolean>;
	added_at: Timestamp;
	added_by: string | null;
}

export interface AttributionTable {
	partnership_id: string;
	grant_id: string;
	record_id: string;
	share_percent: number | null;
}

export interface ClaimTable {
	partnership_id: string;
	id: string;
	measure: 'attendance' | 'viewers' | 'reach';
	qualifier: 'exactly' | 'about' | 'at_least' | 'up_to' | 'between';
	low: number | null;
	high: number | null;
	method:
		| 'counted'
		| 'signed_list'
		| 'tickets'
		| 'gate_count'
		| 'density_estimate'
		| 'organiser_statement'
		| 'media_report'
		| 'platform_statistics'
		| 'unknown';
	source_name: string;
	source_url: string | null;
	claimed_on: string | null;
	note: string | null;
	entered_at: Timestamp;
	entered_by: string | null;
	withdrawn_at: Timestamp | null;
	withdrawn_by: string | null;
	withdrawn_reason: string | null;
}

export interface ClaimEventTable {
	partnership_id: string;
	claim_id: string;
	event_id: string;
}

export interface CredentialTable {
	id: string;
	account_id: string;
	provider_id: string;
	provider_account_id: string;
	access_token: string | null;
	refresh_token: string | null;
	id_token: string | null;
	access_token_expires_at: Timestamp | null;
	refresh_token_expires_at: Timestamp | null;
	scope: string | null;
	password: string | null;
	created_at: Generated<Timestamp>;
	updated_at: Generated<Timestamp>;
}

export interface DeliverableTable {
	partnership_id: string;
	id: string;
	activity_id: string;
	position: number;
	due_on: string | null;
	delivered_on: string | null;
}

export interface DoorDeviceTable {
	partnership_id: string;
	id: string;
	event_id: string;
	post: string;
	token_mark: Buffer;
	made_at: Timestamp;
	made_by: string | null;
	seen_at: Timestamp | null;
	revoked_at: Timestamp | null;
}

export interface DoorListTable {
	partnership_id: string;
	id: string;
	event_id: string;
	position: number;
	product_id: string | null;
	capacity: number | null;
	day: number | null;
	sub_event_id: string | null;
}

export interface DoorTallyTable {
	partnership_id: string;
	event_id: string;
	looks: number;
}

export interface DutyEvidenceTable {
	partnership_id: string;
	id: string;
	grant_id: string;
	duty: string;
	kind: 'evidence' | 'waiver';
	note: string;
	url: string | null;
	dated_on: string | null;
	entered_at: Timestamp;
	entered_by: string | null;
	withdrawn_at: Timestamp | null;
	withdrawn_by: string | null;
}

export interface ErasureTable {
	partnership_id: string;
	id: string;
	event_id: string;
	kind: 'answers' | 'contacts' | 'places' | 'event_key' | 'on_request';
	number: number;
	due_at: Timestamp;
	done_at: Timestamp;
}

export interface ErasureReportTable {
	partnership_id: string;
	id: string;
	event_id: string | null;
	partner_id: string | null;
	people: number;
	parts: Json;
	done_at: Timestamp;
}

export interface EventTable {
	partnership_id: string;
	id: string;
	slug: string;
	kind:
		| 'study_visit'
		| 'coordination_meeting'
		| 'conference'
		| 'cultural_event'
		| 'march'
		| 'concert'
		| 'festival'
		| 'information_activity';
	activity_id: string | null;
	parent_id: string | null;
	starts_on: string;
	starts_time: string | null;
	ends_on: string;
	ends_time: string | null;
	zone: string;
	attendance_mode: 'on_site' | 'online' | 'mixed';
	online_url: string | null;
	entrance: 'open' | 'by_invitation';
	visibility: 'public' | 'team';
	is_free: boolean | null;
	languages: Generated<string[]>;
	access_features: Generated<string[]>;
	latitude: number | null;
	longitude: number | null;
	sequence: Generated<number>;
}

export interface EventChangeTable {
	partnership_id: string;
	id: string;
	event_id: string;
	kind: 'cancelled' | 'postponed' | 'moved_online' | 'reinstated';
	previous_starts_on: string | null;
	previous_starts_time: string | null;
	announced_at: Timestamp;
	announced_by: string | null;
}

export interface EventHoldingTable {
	partnership_id: string;
	event_id: string;
	held_at: Timestamp;
	held_by: string | null;
}

export interface EventKeyTable {
	partnership_id: string;
	id: string;
	event_id: string;
	public_key: Buffer;
	threshold: number;
	made_at: Timestamp;
	made_by: string | null;
	destroyed_at: Timestamp | null;
}

export interface EventKeyShareTable {
	partnership_id: string;
	event_key_id: string;
	holder_key_id: string;
	sealed_share: Buffer;
	given_at: Timestamp;
	given_by: string | null;
}

export interface FormDraftTable {
	account_id: string;
	partnership_id: string;
	form: string;
	base_revision: number | null;
	fields: Json;
	saved_at: Timestamp;
}

export interface FunderTable {
	partnership_id: string;
	id: string;
	position: number;
	website: string | null;
}

export interface GrantAgreementTable {
	partnership_id: string;
	id: string;
	funder_id: string;
	rule_pack: string;
	mechanism: 'eea' | 'norway' | 'both' | 'other';
	contract_number: string | null;
	max_amount_cents: number | null;
	currency: string | null;
	rate_percent: number | null;
	has_physical_object: Generated<boolean>;
}

export interface HeadCountTable {
	partnership_id: string;
	id: string;
	event_id: string;
	device_id: string;
	sector: string;
	low: number;
	high: number;
	counted_at: Timestamp;
	received_at: Timestamp;
}

export interface HolderKeyTable {
	partnership_id: string;
	id: string;
	account_id: string;
	public_key: Buffer;
	method: 'passphrase' | 'passkey';
	wrapping: Json;
	wrapped_key: Buffer;
	made_at: Timestamp;
	ended_at: Timestamp | null;
}

export interface IndicatorTable {
	partnership_id: string;
	id: string;
	position: number;
	code: string;
	activity_id: string | null;
	level: 'output' | 'outcome';
	kind: 'number' | 'percentage' | 'scale' | 'text';
	scale_max: number | null;
	baseline: number | null;
	target: number | null;
	target_direction: 'at_least' | 'at_most' | 'about';
	owner_partner_id: string | null;
	minimum_cell: Generated<number>;
}

export interface IndicatorBindingTable {
	partnership_id: string;
	indicator_id: string;
	event_id: string;
	measure: 'attendance' | 'viewers' | 'reach';
}

export interface IndicatorCellTable {
	partnership_id: string;
	value_id: string;
	dimension: string;
	category: string;
	count: number;
}

export interface IndicatorPeriodTable {
	partnership_id: string;
	id: string;
	starts_on: string;
	ends_on: string;
	due_on: string;
	locked_at: Timestamp | null;
	locked_by: string | null;
}

export interface IndicatorValueTable {
	partnership_id: string;
	id: string;
	indicator_id: string;
	period_id: string;
	low: number | null;
	high: number | null;
	numerator: number | null;
	denominator: number | null;
	statement: string | null;
	claim_ids: Generated<string[]>;
	note: string | null;
	entered_at: Timestamp;
	entered_by: string | null;
}

export interface InvitationTable {
	partnership_id: string;
	id: string;
	email: string;
	role: 'coordinator' | 'partner_officer' | 'viewer';
	partner_id: string | null;
	language: 'en' | 'lt' | 'nb';
	token_hash: Buffer;
	invited_at: Timestamp;
	invited_by: string | null;
	expires_at: Timestamp;
	accepted_at: Timestamp | null;
	accepted_by: string | null;
	withdrawn_at: Timestamp | null;
}

export interface JournalEntryTable {
	chain: string;
	number: number;
	at: Timestamp;
	actor: string | null;
	command: string;
	record_id: string | null;
	record_kind: string | null;
	changes: Json;
	previous_hash: Buffer;
	hash: Buffer;
}

export interface JournalHeadTable {
	chain: string;
	number: number;
	hash: Buffer;
}

export interface LedgerEntryTable {
	id: string;
	what: string;
	scope_id: string | null;
	subject_id: string | null;
	at: Timestamp;
}

export interface LetterTable {
	id: string;
	partnership_id: string | null;
	kind: string;
	language: 'en' | 'lt' | 'nb';
	recipient: string;
	subject: string;
	body: string;
	queued_at: Timestamp;
	sent_at: Timestamp | null;
	attempts: Generated<number>;
	last_error: string | null;
}

export interface LetterOccasionTable {
	partnership_id: string;
	event_id: string;
	kind: 'event_changed' | 'event_cancelled' | 'reminder' | 'thanks';
	occasion: string;
	queued_until: Timestamp;
}

export interface MembershipTable {
	partnership_id: string;
	account_id: string;
	role: 'coordinator' | 'partner_officer' | 'viewer';
	partner_id: string | null;
	since: Timestamp;
}

export interface MigrationTable {
	number: number;
	name: string;
	checksum: string;
	at: Generated<Timestamp>;
}

export interface OpenNumbersTable {
	partnership_id: string;
	event_id: string;
	opened_at: Timestamp;
	opened_by: string | null;
}

export interface OpenPointTable {
	partnership_id: string;
	id: string;
	activity_id: string;
	note: string;
	partner_id: string | null;
	due_on: string | null;
	raised_at: Timestamp;
	raised_by: string | null;
	closed_at: Timestamp | null;
	closed_by: string | null;
}

export interface OpeningTable {
	partnership_id: string;
	id: string;
	event_id: string;
	event_key_id: string;
	holder_key_id: string;
	account_id: string;
	purpose: string;
	asked_at: Timestamp;
	ends_at: Timestamp;
	closed_at: Timestamp | null;
}

export interface OpeningShareTable {
	partnership_id: string;
	opening_id: string;
	holder_key_id: string;
	sealed_share: Buffer | null;
	given_at: Timestamp;
}

export interface OperatorTable {
	account_id: string;
	since: Timestamp;
}

export interface OperatorInvitationTable {
	id: string;
	email: string;
	language: 'en' | 'lt' | 'nb';
	token_hash: Buffer;
	invited_at: Timestamp;
	invited_by: string | null;
	expires_at: Timestamp;
	accepted_at: Timestamp | null;
	accepted_by: string | null;
	withdrawn_at: Timestamp | null;
}

export interface ParticipantLetterTable {
	partnership_id: string;
	id: string;
	event_id: string;
	registration_id: string;
	kind:
		| 'confirmed'
		| 'waiting'
		| 'requested'
		| 'declined'
		| 'offer'
		| 'again'
		| 'cancelled'
		| 'event_changed'
		| 'event_cancelled'
		| 'reminder'
		| 'thanks';
	occasion: Generated<string>;
	queued_at: Timestamp;
	due_at: Timestamp;
	sent_at: Timestamp | null;
	attempts: Generated<number>;
	last_error: string | null;
}

export interface PartnerTable {
	partnership_id: string;
	id: string;
	position: number;
	role: 'project_promoter' | 'donor_project_partner' | 'project_partner' | 'associated_partner';
	category:
		'civil_society' | 'public_sector' | 'private_sector' | 'education' | 'international' | 'other';
	country: string;
	state_type: 'beneficiary' | 'donor' | 'other';
	website: string | null;
	contact_email: string | null;
	contact_is_public: Generated<boolean>;
}

export interface PartnershipTable {
	id: string;
	slug: string;
	source_language: 'en' | 'lt' | 'nb';
	starts_on: string;
	ends_on: string;
	zone: string;
	is_generated: Generated<boolean>;
	revision: Generated<number>;
	created_at: Timestamp;
	left_colour: 'teal' | 'orange' | 'red' | 'yellow' | 'green' | 'blue' | 'violet' | 'pink' | null;
	right_colour: 'teal' | 'orange' | 'red' | 'yellow' | 'green' | 'blue' | 'violet' | 'pink' | null;
}

export interface PasskeyTable {
	id: string;
	name: string | null;
	public_key: string;
	account_id: string;
	credential_id: string;
	counter: number;
	device_type: string;
	backed_up: boolean;
	transports: string | null;
	aaguid: string | null;
	created_at: Generated<Timestamp | null>;
}

export interface PictureTable {
	partnership_id: string;
	id: string;
	record_id: string;
	position: number;
	file_hash: string;
	small_hash: string;
	width: number;
	height: number;
	author: string;
	licence: string;
	added_at: Timestamp;
	added_by: string | null;
}

export interface PlaceTotalTable {
	partnership_id: string;
	event_id: string;
	what: string;
	number: number;
	counted_at: Timestamp;
}

export interface PlanVersionTable {
	partnership_id: string;
	number: number;
	amendment_id: string | null;
	snapshot: Json;
	approved_at: Timestamp;
	approved_by: string | null;
}

export interface ProductTable {
	partnership_id: string;
	id: string;
	event_id: string;
	position: number;
	kind: 'place' | 'add_on';
	attendance: 'on_site' | 'online';
	withdrawn_at: Timestamp | null;
	join_link: string | null;
}

export interface ProductDayTable {
	partnership_id: string;
	product_id: string;
	day: number;
}

export interface ProductQuotaTable {
	partnership_id: string;
	product_id: string;
	quota_id: string;
}

export interface ProgrammeItemTable {
	partnership_id: string;
	id: string;
	event_id: string;
	position: number;
	held_on: string | null;
	starts_time: string | null;
	ends_time: string | null;
}

export interface PublicationTable {
	partnership_id: string;
	record_id: string;
	language: 'en' | 'lt' | 'nb';
	published_at: Timestamp;
	published_by: string | null;
	override_reason: string | null;
}

export interface QuestionTable {
	partnership_id: string;
	id: string;
	event_id: string;
	position: number;
	kind: 'name' | 'text' | 'choice' | 'number' | 'consent';
	is_required: boolean;
	retention_days: number;
	opened_by: 'key_holders' | 'coordinators';
	withdrawn_at: Timestamp | null;
}

export interface QuestionOptionTable {
	partnership_id: string;
	id: string;
	question_id: string;
	position: number;
}

export interface QuotaTable {
	partnership_id: string;
	id: string;
	event_id: string;
	position: number;
	capacity: number | null;
	taken: Generated<number>;
}

export interface RateLimitTable {
	key: Buffer;
	window_start: Timestamp;
	hits: number;
}

export interface RecordTable {
	partnership_id: string;
	id: string;
	kind:
		| 'partnership'
		| 'partner'
		| 'funder'
		| 'grant'
		| 'activity_group'
		| 'activity'
		| 'deliverable'
		| 'picture'
		| 'event'
		| 'stop'
		| 'programme_item'
		| 'claim'
		| 'indicator'
		| 'indicator_value'
		| 'report'
		| 'amendment'
		| 'quota'
		| 'product'
		| 'question'
		| 'question_option'
		| 'door_list';
	revision: Generated<number>;
	created_at: Timestamp;
}

export interface RegistrationTable {
	partnership_id: string;
	id: string;
	event_id: string;
	product_id: string;
	group_id: string;
	position: number;
	state: 'requested' | 'confirmed' | 'waiting' | 'offered' | 'declined' | 'cancelled' | 'lapsed';
	lookup: Buffer;
	request_mark: Buffer;
	ticket: Buffer;
	language: 'en' | 'lt' | 'nb';
	sealed_contact: Buffer | null;
	contact_mark: Buffer | null;
	invitation_id: string | null;
	taken_at: Timestamp;
	waiting_rank: number | null;
	offered_until: Timestamp | null;
	ended_at: Timestamp | null;
	revision: Generated<number>;
}

export interface RegistrationAddOnTable {
	partnership_id: string;
	registration_id: string;
	product_id: string;
}

export interface RegistrationInvitationTable {
	partnership_id: string;
	id: string;
	event_id: string;
	partner_id: string | null;
	token_hash: Buffer;
	seats: number;
	used: Generated<number>;
	made_at: Timestamp;
	made_by: string | null;
	withdrawn_at: Timestamp | null;
}

export interface RegistrationSettingTable {
	partnership_id: string;
	event_id: string;
	mode: 'none' | 'open' | 'approval' | 'invitation';
	protection: 'protected' | 'ordinary';
	opens_at: Timestamp | null;
	closes_at: Timestamp | null;
	waiting_list: 'off' | 'first_come' | 'lottery';
	offer_hours: number;
	most_in_group: number;
	asks_contact: boolean;
	is_discreet: boolean;
	retention_days: number;
	least_count: number;
	revision: Generated<number>;
}

export interface RegistrationSumTable {
	partnership_id: string;
	event_id: string;
	summed_until: Timestamp;
	confirmed: number;
	carried: Json;
}

export interface ReleasedCountTable {
	partnership_id: string;
	event_id: string;
	number: number;
	tables: Json;
	released_at: Timestamp;
}

export interface ReplacedTicketTable {
	partnership_id: string;
	event_id: string;
	ticket: Buffer;
}

export interface ReportTable {
	partnership_id: string;
	id: string;
	number: number;
	kind: 'interim' | 'final';
	starts_on: string;
	ends_on: string;
	due_on: string | null;
	language: 'en' | 'lt' | 'nb';
	created_at: Timestamp;
	created_by: string | null;
}

export interface ReportDecisionTable {
	partnership_id: string;
	report_id: string;
	version: number;
	decision: 'returned' | 'approved';
	note: string | null;
	decided_at: Timestamp;
	decided_by: string | null;
}

export interface ReportSubmissionTable {
	partnership_id: string;
	report_id: string;
	version: number;
	snapshot: Json;
	hash: string;
	submitted_at: Timestamp;
	submitted_by: string | null;
}

export interface ReportedClaimTable {
	partnership_id: string;
	event_id: string;
	measure: string;
	claim_id: string;
	reason: string;
	marked_at: Timestamp;
	marked_by: string | null;
}

export interface ScanTable {
	partnership_id: string;
	id: string;
	event_id: string;
	list_id: string;
	device_id: string;
	ticket: Buffer;
	direction: 'in' | 'out';
	scanned_at: Timestamp;
	received_at: Timestamp;
	number: number;
}

export interface SearchEntryTable {
	partnership_id: string;
	record_id: string;
	language: 'en' | 'lt' | 'nb';
	kind: string;
	path: string;
	title: string;
	body: string;
	happens_on: string | null;
	words: string;
}

export interface SeatShareTable {
	partnership_id: string;
	event_id: string;
	partner_id: string;
	seats: number;
}

export interface SessionTable {
	id: string;
	token: string;
	account_id: string;
	expires_at: Timestamp;
	ip_address: string | null;
	user_agent: string | null;
	created_at: Generated<Timestamp>;
	updated_at: Generated<Timestamp>;
}

export interface SourceTable {
	partnership_id: string;
	id: string;
	record_id: string;
	field: string;
	name: string;
	url: string | null;
	dated_on: string | null;
	note: string | null;
}

export interface StopTable {
	partnership_id: string;
	id: string;
	event_id: string;
	position: number;
	passes_time: string | null;
	is_step_free: boolean | null;
	latitude: number | null;
	longitude: number | null;
}

export interface TextTable {
	partnership_id: string;
	record_id: string;
	field: string;
	language: 'en' | 'lt' | 'nb';
	draft: string;
	published: string | null;
	revision: Generated<number>;
	published_revision: number | null;
	source_revision: number | null;
	changed_at: Timestamp;
}

export interface ToldAdmissionTable {
	partnership_id: string;
	event_id: string;
	admitted: number;
	told_at: Timestamp;
}

export interface ValueDecisionTable {
	partnership_id: string;
	value_id: string;
	position: number;
	decision: 'submitted' | 'returned' | 'approved';
	note: string | null;
	decided_at: Timestamp;
	decided_by: string | null;
}

export interface VerificationTable {
	id: string;
	identifier: string;
	value: string;
	expires_at: Timestamp;
	created_at: Generated<Timestamp>;
	updated_at: Generated<Timestamp>;
}

export interface DB {
	account: AccountTable;
	activity: ActivityTable;
	activity_group: ActivityGroupTable;
	activity_partner: ActivityPartnerTable;
	amendment: AmendmentTable;
	amendment_change: AmendmentChangeTable;
	amendment_decision: AmendmentDecisionTable;
	answer: AnswerTable;
	attachment: AttachmentTable;
	attribution: AttributionTable;
	claim: ClaimTable;
	claim_event: ClaimEventTable;
	credential: CredentialTable;
	deliverable: DeliverableTable;
	door_device: DoorDeviceTable;
	door_list: DoorListTable;
	door_tally: DoorTallyTable;
	duty_evidence: DutyEvidenceTable;
	erasure: ErasureTable;
	erasure_report: ErasureReportTable;
	event: EventTable;
	event_change: EventChangeTable;
	event_holding: EventHoldingTable;
	event_key: EventKeyTable;
	event_key_share: EventKeyShareTable;
	form_draft: FormDraftTable;
	funder: FunderTable;
	grant_agreement: GrantAgreementTable;
	head_count: HeadCountTable;
	holder_key: HolderKeyTable;
	indicator: IndicatorTable;
	indicator_binding: IndicatorBindingTable;
	indicator_cell: IndicatorCellTable;
	indicator_period: IndicatorPeriodTable;
	indicator_value: IndicatorValueTable;
	invitation: InvitationTable;
	journal_entry: JournalEntryTable;
	journal_head: JournalHeadTable;
	ledger_entry: LedgerEntryTable;
	letter: LetterTable;
	letter_occasion: LetterOccasionTable;
	membership: MembershipTable;
	migration: MigrationTable;
	open_numbers: OpenNumbersTable;
	open_point: OpenPointTable;
	opening: OpeningTable;
	opening_share: OpeningShareTable;
	operator: OperatorTable;
	operator_invitation: OperatorInvitationTable;
	participant_letter: ParticipantLetterTable;
	partner: PartnerTable;
	partnership: PartnershipTable;
	passkey: PasskeyTable;
	picture: PictureTable;
	place_total: PlaceTotalTable;
	plan_version: PlanVersionTable;
	product: ProductTable;
	product_day: ProductDayTable;
	product_quota: ProductQuotaTable;
	programme_item: ProgrammeItemTable;
	publication: PublicationTable;
	question: QuestionTable;
	question_option: QuestionOptionTable;
	quota: QuotaTable;
	rate_limit: RateLimitTable;
	record: RecordTable;
	registration: RegistrationTable;
	registration_add_on: RegistrationAddOnTable;
	registration_invitation: RegistrationInvitationTable;
	registration_setting: RegistrationSettingTable;
	registration_sum: RegistrationSumTable;
	released_count: ReleasedCountTable;
	replaced_ticket: ReplacedTicketTable;
	report: ReportTable;
	report_decision: ReportDecisionTable;
	report_submission: ReportSubmissionTable;
	reported_claim: ReportedClaimTable;
	scan: ScanTable;
	search_entry: SearchEntryTable;
	seat_share: SeatShareTable;
	session: SessionTable;
	source: SourceTable;
	stop: StopTable;
	text: TextTable;
	told_admission: ToldAdmissionTable;
	value_decision: ValueDecisionTable;
	verification: VerificationTable;
}
