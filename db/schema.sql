-- Written by "node scripts/schema.ts" from the migrated database: do not edit.

CREATE OR REPLACE FUNCTION public.end_keys_of_who_left()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
	if tg_op = 'UPDATE' and new.role <> 'viewer' then
		return null;
	end if;
	delete from event_key_share using holder_key
	where holder_key.partnership_id = old.partnership_id and holder_key.account_id = old.account_id
		and event_key_share.partnership_id = holder_key.partnership_id
		and event_key_share.holder_key_id = holder_key.id;
	update opening set closed_at = now()
	where partnership_id = old.partnership_id and account_id = old.account_id and closed_at is null;
	update holder_key set ended_at = now(), wrapped_key = '', wrapping = '{}'
	where partnership_id = old.partnership_id and account_id = old.account_id and ended_at is null;
	return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_journal_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
	raise exception 'the journal is append-only';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_snapshot_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
	raise exception 'a submitted report is frozen';
end $function$;

create table account (
	id uuid not null,
	name text not null,
	email text not null,
	email_verified boolean not null default false,
	image text,
	language text not null default 'en'::text,
	created_at timestamp with time zone not null default now(),
	updated_at timestamp with time zone not null default now(),
	first_signed_in_at timestamp(3) with time zone,
	constraint account_pkey PRIMARY KEY (id),
	constraint account_email_key UNIQUE (email),
	constraint account_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text])))
);

create table activity (
	partnership_id uuid not null,
	id uuid not null,
	group_id uuid not null,
	number integer not null,
	lead_partner_id uuid,
	starts_on date,
	ends_on date,
	state text not null,
	state_reason text,
	state_checked_on date not null,
	constraint activity_pkey PRIMARY KEY (partnership_id, id),
	constraint one_activity_a_number UNIQUE (partnership_id, group_id, number) DEFERRABLE INITIALLY DEFERRED,
	constraint activity_check CHECK ((ends_on >= starts_on)),
	constraint activity_check1 CHECK (((state <> ALL (ARRAY['done_partly'::text, 'not_done'::text])) OR (state_reason IS NOT NULL))),
	constraint activity_number_check CHECK ((number > 0)),
	constraint activity_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'confirmed'::text, 'running'::text, 'done_fully'::text, 'done_partly'::text, 'not_done'::text])))
);

create table activity_group (
	partnership_id uuid not null,
	id uuid not null,
	number integer not null,
	constraint activity_group_pkey PRIMARY KEY (partnership_id, id),
	constraint one_group_a_number UNIQUE (partnership_id, number) DEFERRABLE INITIALLY DEFERRED,
	constraint activity_group_number_check CHECK ((number > 0))
);

create table activity_partner (
	partnership_id uuid not null,
	activity_id uuid not null,
	partner_id uuid not null,
	constraint activity_partner_pkey PRIMARY KEY (partnership_id, activity_id, partner_id)
);

create table amendment (
	partnership_id uuid not null,
	id uuid not null,
	number integer not null,
	reason text not null,
	created_at timestamp(3) with time zone not null,
	created_by uuid,
	constraint amendment_pkey PRIMARY KEY (partnership_id, id),
	constraint amendment_partnership_id_number_key UNIQUE (partnership_id, number)
);

create table amendment_change (
	partnership_id uuid not null,
	amendment_id uuid not null,
	record_id uuid not null,
	field text not null,
	before_value text,
	after_value text,
	changed_at timestamp(3) with time zone not null,
	changed_by uuid,
	constraint amendment_change_pkey PRIMARY KEY (partnership_id, amendment_id, record_id, field)
);

create table amendment_decision (
	partnership_id uuid not null,
	amendment_id uuid not null,
	"position" integer not null,
	decision text not null,
	note text,
	decided_at timestamp(3) with time zone not null,
	decided_by uuid,
	constraint amendment_decision_pkey PRIMARY KEY (partnership_id, amendment_id, "position"),
	constraint amendment_decision_decision_check CHECK ((decision = ANY (ARRAY['proposed'::text, 'approved'::text, 'withdrawn'::text])))
);

create table answer (
	partnership_id uuid not null,
	registration_id uuid not null,
	question_id uuid not null,
	sealed bytea not null,
	own bytea not null,
	mark bytea,
	erase_at timestamp(3) with time zone not null,
	constraint answer_pkey PRIMARY KEY (partnership_id, registration_id, question_id)
);

create table attachment (
	partnership_id uuid not null,
	id uuid not null,
	record_id uuid not null,
	purpose text not null,
	title text not null,
	url text,
	file_hash text,
	file_name text,
	media_type text,
	byte_size bigint,
	dated_on date,
	language text,
	licence text,
	visibility text not null,
	holds_personal_data boolean not null default false,
	added_at timestamp(3) with time zone not null,
	added_by uuid,
	constraint attachment_pkey PRIMARY KEY (partnership_id, id),
	constraint attachment_check CHECK (((url IS NULL) <> (file_hash IS NULL))),
	constraint attachment_check1 CHECK (((file_hash IS NULL) = (file_name IS NULL))),
	constraint attachment_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
	constraint attachment_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text]))),
	constraint attachment_purpose_check CHECK ((purpose = ANY (ARRAY['deliverable'::text, 'evidence'::text, 'logo'::text, 'document'::text]))),
	constraint attachment_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'team'::text])))
);

create table attribution (
	partnership_id uuid not null,
	grant_id uuid not null,
	record_id uuid not null,
	share_percent integer,
	constraint attribution_pkey PRIMARY KEY (partnership_id, grant_id, record_id),
	constraint attribution_share_percent_check CHECK (((share_percent >= 1) AND (share_percent <= 100)))
);

create table claim (
	partnership_id uuid not null,
	id uuid not null,
	measure text not null,
	qualifier text not null,
	low bigint,
	high bigint,
	method text not null,
	source_name text not null,
	source_url text,
	claimed_on date,
	note text,
	entered_at timestamp(3) with time zone not null,
	entered_by uuid,
	withdrawn_at timestamp(3) with time zone,
	withdrawn_by uuid,
	withdrawn_reason text,
	constraint claim_pkey PRIMARY KEY (partnership_id, id),
	constraint claim_check CHECK ((high >= low)),
	constraint claim_check1 CHECK (((low IS NOT NULL) OR (high IS NOT NULL))),
	constraint claim_low_check CHECK ((low >= 0)),
	constraint claim_measure_check CHECK ((measure = ANY (ARRAY['attendance'::text, 'viewers'::text, 'reach'::text]))),
	constraint claim_method_check CHECK ((method = ANY (ARRAY['counted'::text, 'signed_list'::text, 'tickets'::text, 'gate_count'::text, 'density_estimate'::text, 'organiser_statement'::text, 'media_report'::text, 'platform_statistics'::text, 'unknown'::text]))),
	constraint claim_qualifier_check CHECK ((qualifier = ANY (ARRAY['exactly'::text, 'about'::text, 'at_least'::text, 'up_to'::text, 'between'::text])))
);

create table claim_event (
	partnership_id uuid not null,
	claim_id uuid not null,
	event_id uuid not null,
	constraint claim_event_pkey PRIMARY KEY (partnership_id, claim_id, event_id)
);

create table credential (
	id uuid not null,
	account_id uuid not null,
	provider_id text not null,
	provider_account_id text not null,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamp with time zone,
	refresh_token_expires_at timestamp with time zone,
	scope text,
	password text,
	created_at timestamp with time zone not null default now(),
	updated_at timestamp with time zone not null default now(),
	constraint credential_pkey PRIMARY KEY (id)
);

create table deliverable (
	partnership_id uuid not null,
	id uuid not null,
	activity_id uuid not null,
	"position" integer not null,
	due_on date,
	delivered_on date,
	constraint deliverable_pkey PRIMARY KEY (partnership_id, id)
);

create table door_device (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	post text not null,
	token_mark bytea not null,
	made_at timestamp(3) with time zone not null,
	made_by uuid,
	seen_at timestamp(3) with time zone,
	revoked_at timestamp(3) with time zone,
	constraint door_device_pkey PRIMARY KEY (partnership_id, id),
	constraint door_device_token_mark_key UNIQUE (token_mark),
	constraint door_device_post_check CHECK (((length(post) >= 1) AND (length(post) <= 60))),
	constraint door_device_token_mark_check CHECK ((octet_length(token_mark) = 32))
);

create table door_list (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	"position" integer not null,
	product_id uuid,
	capacity integer,
	day smallint,
	sub_event_id uuid,
	constraint door_list_pkey PRIMARY KEY (partnership_id, id),
	constraint door_list_capacity_check CHECK ((capacity >= 1)),
	constraint door_list_check CHECK (((day IS NULL) OR (sub_event_id IS NULL))),
	constraint door_list_day_check CHECK (((day >= 1) AND (day <= 366)))
);

create table door_tally (
	partnership_id uuid not null,
	event_id uuid not null,
	looks bigint not null,
	constraint door_tally_pkey PRIMARY KEY (partnership_id, event_id),
	constraint door_tally_looks_check CHECK ((looks >= 0))
);

create table duty_evidence (
	partnership_id uuid not null,
	id uuid not null,
	grant_id uuid not null,
	duty text not null,
	kind text not null,
	note text not null,
	url text,
	dated_on date,
	entered_at timestamp(3) with time zone not null,
	entered_by uuid,
	withdrawn_at timestamp(3) with time zone,
	withdrawn_by uuid,
	constraint duty_evidence_pkey PRIMARY KEY (partnership_id, id),
	constraint duty_evidence_kind_check CHECK ((kind = ANY (ARRAY['evidence'::text, 'waiver'::text])))
);

create table erasure (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	kind text not null,
	number integer not null,
	due_at timestamp(3) with time zone not null,
	done_at timestamp(3) with time zone not null,
	constraint erasure_pkey PRIMARY KEY (partnership_id, id),
	constraint erasure_kind_check CHECK ((kind = ANY (ARRAY['answers'::text, 'contacts'::text, 'places'::text, 'event_key'::text, 'on_request'::text]))),
	constraint erasure_number_check CHECK ((number >= 0))
);

create table erasure_report (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid,
	partner_id uuid,
	people integer not null,
	parts jsonb not null,
	done_at timestamp(3) with time zone not null,
	constraint erasure_report_pkey PRIMARY KEY (partnership_id, id),
	constraint erasure_report_check CHECK ((num_nonnulls(event_id, partner_id) = 1)),
	constraint erasure_report_people_check CHECK ((people >= 0))
);

create table event (
	partnership_id uuid not null,
	id uuid not null,
	slug text not null,
	kind text not null,
	activity_id uuid,
	parent_id uuid,
	starts_on date not null,
	starts_time time(0) without time zone,
	ends_on date not null,
	ends_time time(0) without time zone,
	zone text not null,
	attendance_mode text not null,
	online_url text,
	entrance text not null,
	visibility text not null,
	is_free boolean,
	languages text[] not null default '{}'::text[],
	access_features text[] not null default '{}'::text[],
	latitude double precision,
	longitude double precision,
	sequence integer not null default 0,
	constraint event_pkey PRIMARY KEY (partnership_id, id),
	constraint event_partnership_id_slug_key UNIQUE (partnership_id, slug),
	constraint event_attendance_mode_check CHECK ((attendance_mode = ANY (ARRAY['on_site'::text, 'online'::text, 'mixed'::text]))),
	constraint event_check CHECK (((ends_on > starts_on) OR ((ends_on = starts_on) AND ((ends_time IS NULL) OR (starts_time IS NULL) OR (ends_time >= starts_time))))),
	constraint event_check1 CHECK ((parent_id <> id)),
	constraint event_entrance_check CHECK ((entrance = ANY (ARRAY['open'::text, 'by_invitation'::text]))),
	constraint event_kind_check CHECK ((kind = ANY (ARRAY['study_visit'::text, 'coordination_meeting'::text, 'conference'::text, 'cultural_event'::text, 'march'::text, 'concert'::text, 'festival'::text, 'information_activity'::text]))),
	constraint event_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
	constraint event_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
	constraint event_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 80))),
	constraint event_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'team'::text])))
);

create table event_change (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	kind text not null,
	previous_starts_on date,
	previous_starts_time time(0) without time zone,
	announced_at timestamp(3) with time zone not null,
	announced_by uuid,
	constraint event_change_pkey PRIMARY KEY (partnership_id, id),
	constraint event_change_kind_check CHECK ((kind = ANY (ARRAY['cancelled'::text, 'postponed'::text, 'moved_online'::text, 'reinstated'::text])))
);

create table event_holding (
	partnership_id uuid not null,
	event_id uuid not null,
	held_at timestamp(3) with time zone not null,
	held_by uuid,
	constraint event_holding_pkey PRIMARY KEY (partnership_id, event_id)
);

create table event_key (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	public_key bytea not null,
	threshold smallint not null,
	made_at timestamp(3) with time zone not null,
	made_by uuid,
	destroyed_at timestamp(3) with time zone,
	constraint event_key_pkey PRIMARY KEY (partnership_id, id),
	constraint event_key_public_key_check CHECK ((octet_length(public_key) = 32)),
	constraint event_key_threshold_check CHECK (((threshold >= 1) AND (threshold <= 5)))
);

create table event_key_share (
	partnership_id uuid not null,
	event_key_id uuid not null,
	holder_key_id uuid not null,
	sealed_share bytea not null,
	given_at timestamp(3) with time zone not null,
	given_by uuid,
	constraint event_key_share_pkey PRIMARY KEY (partnership_id, event_key_id, holder_key_id)
);

create table form_draft (
	account_id uuid not null,
	partnership_id uuid not null,
	form text not null,
	base_revision integer,
	fields jsonb not null,
	saved_at timestamp(3) with time zone not null,
	constraint form_draft_pkey PRIMARY KEY (account_id, partnership_id, form),
	constraint form_draft_form_check CHECK ((length(form) <= 200))
);

create table funder (
	partnership_id uuid not null,
	id uuid not null,
	"position" integer not null,
	website text,
	constraint funder_pkey PRIMARY KEY (partnership_id, id)
);

create table grant_agreement (
	partnership_id uuid not null,
	id uuid not null,
	funder_id uuid not null,
	rule_pack text not null,
	mechanism text not null,
	contract_number text,
	max_amount_cents bigint,
	currency text,
	rate_percent integer,
	has_physical_object boolean not null default false,
	constraint grant_agreement_pkey PRIMARY KEY (partnership_id, id),
	constraint grant_agreement_check CHECK (((max_amount_cents IS NULL) = (currency IS NULL))),
	constraint grant_agreement_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
	constraint grant_agreement_max_amount_cents_check CHECK ((max_amount_cents >= 0)),
	constraint grant_agreement_mechanism_check CHECK ((mechanism = ANY (ARRAY['eea'::text, 'norway'::text, 'both'::text, 'other'::text]))),
	constraint grant_agreement_rate_percent_check CHECK (((rate_percent >= 0) AND (rate_percent <= 100)))
);

create table head_count (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	device_id uuid not null,
	sector text not null,
	low integer not null,
	high integer not null,
	counted_at timestamp(3) with time zone not null,
	received_at timestamp(3) with time zone not null,
	constraint head_count_pkey PRIMARY KEY (partnership_id, id),
	constraint head_count_check CHECK (((high >= low) AND (high <= 1000000))),
	constraint head_count_low_check CHECK ((low >= 0)),
	constraint head_count_sector_check CHECK (((length(sector) >= 1) AND (length(sector) <= 60)))
);

create table holder_key (
	partnership_id uuid not null,
	id uuid not null,
	account_id uuid not null,
	public_key bytea not null,
	method text not null,
	wrapping jsonb not null,
	wrapped_key bytea not null,
	made_at timestamp(3) with time zone not null,
	ended_at timestamp(3) with time zone,
	constraint holder_key_pkey PRIMARY KEY (partnership_id, id),
	constraint holder_key_method_check CHECK ((method = ANY (ARRAY['passphrase'::text, 'passkey'::text]))),
	constraint holder_key_public_key_check CHECK ((octet_length(public_key) = 32))
);

create table indicator (
	partnership_id uuid not null,
	id uuid not null,
	"position" integer not null,
	code text not null,
	activity_id uuid,
	level text not null,
	kind text not null,
	scale_max integer,
	baseline double precision,
	target double precision,
	target_direction text not null,
	owner_partner_id uuid,
	minimum_cell integer not null default 5,
	constraint indicator_pkey PRIMARY KEY (partnership_id, id),
	constraint indicator_partnership_id_code_key UNIQUE (partnership_id, code),
	constraint indicator_check CHECK (((kind = 'scale'::text) = (scale_max IS NOT NULL))),
	constraint indicator_check1 CHECK (((kind <> 'text'::text) OR ((baseline IS NULL) AND (target IS NULL)))),
	constraint indicator_kind_check CHECK ((kind = ANY (ARRAY['number'::text, 'percentage'::text, 'scale'::text, 'text'::text]))),
	constraint indicator_level_check CHECK ((level = ANY (ARRAY['output'::text, 'outcome'::text]))),
	constraint indicator_minimum_cell_check CHECK (((minimum_cell >= 2) AND (minimum_cell <= 100))),
	constraint indicator_scale_max_check CHECK (((scale_max >= 2) AND (scale_max <= 100))),
	constraint indicator_target_direction_check CHECK ((target_direction = ANY (ARRAY['at_least'::text, 'at_most'::text, 'about'::text])))
);

create table indicator_binding (
	partnership_id uuid not null,
	indicator_id uuid not null,
	event_id uuid not null,
	measure text not null,
	constraint indicator_binding_pkey PRIMARY KEY (partnership_id, indicator_id, event_id, measure),
	constraint indicator_binding_measure_check CHECK ((measure = ANY (ARRAY['attendance'::text, 'viewers'::text, 'reach'::text])))
);

create table indicator_cell (
	partnership_id uuid not null,
	value_id uuid not null,
	dimension text not null,
	category text not null,
	count integer not null,
	constraint indicator_cell_pkey PRIMARY KEY (partnership_id, value_id, dimension, category),
	constraint indicator_cell_count_check CHECK ((count >= 0))
);

create table indicator_period (
	partnership_id uuid not null,
	id uuid not null,
	starts_on date not null,
	ends_on date not null,
	due_on date not null,
	locked_at timestamp(3) with time zone,
	locked_by uuid,
	constraint indicator_period_pkey PRIMARY KEY (partnership_id, id),
	constraint indicator_period_partnership_id_starts_on_ends_on_key UNIQUE (partnership_id, starts_on, ends_on),
	constraint indicator_period_check CHECK ((ends_on >= starts_on))
);

create table indicator_value (
	partnership_id uuid not null,
	id uuid not null,
	indicator_id uuid not null,
	period_id uuid not null,
	low double precision,
	high double precision,
	numerator integer,
	denominator integer,
	statement text,
	claim_ids uuid[] not null default '{}'::uuid[],
	note text,
	entered_at timestamp(3) with time zone not null,
	entered_by uuid,
	constraint indicator_value_pkey PRIMARY KEY (partnership_id, id),
	constraint indicator_value_partnership_id_indicator_id_period_id_key UNIQUE (partnership_id, indicator_id, period_id),
	constraint indicator_value_check CHECK ((high >= low)),
	constraint indicator_value_denominator_check CHECK ((denominator > 0)),
	constraint indicator_value_numerator_check CHECK ((numerator >= 0))
);

create table invitation (
	partnership_id uuid not null,
	id uuid not null,
	email text not null,
	role text not null,
	partner_id uuid,
	language text not null,
	token_hash bytea not null,
	invited_at timestamp(3) with time zone not null,
	invited_by uuid,
	expires_at timestamp(3) with time zone not null,
	accepted_at timestamp(3) with time zone,
	accepted_by uuid,
	withdrawn_at timestamp(3) with time zone,
	constraint invitation_pkey PRIMARY KEY (partnership_id, id),
	constraint invitation_token_hash_key UNIQUE (token_hash),
	constraint invitation_check CHECK (((role = 'partner_officer'::text) = (partner_id IS NOT NULL))),
	constraint invitation_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text]))),
	constraint invitation_role_check CHECK ((role = ANY (ARRAY['coordinator'::text, 'partner_officer'::text, 'viewer'::text])))
);

create table journal_entry (
	chain uuid not null,
	number bigint not null,
	at timestamp(3) with time zone not null,
	actor uuid,
	command text not null,
	record_id uuid,
	record_kind text,
	changes jsonb not null,
	previous_hash bytea not null,
	hash bytea not null,
	constraint journal_entry_pkey PRIMARY KEY (chain, number)
);

create table journal_head (
	chain uuid not null,
	number bigint not null,
	hash bytea not null,
	constraint journal_head_pkey PRIMARY KEY (chain)
);

create table ledger_entry (
	id uuid not null,
	what text not null,
	scope_id uuid,
	subject_id uuid,
	at timestamp(3) with time zone not null,
	constraint ledger_entry_pkey PRIMARY KEY (id)
);

create table letter (
	id uuid not null,
	partnership_id uuid,
	kind text not null,
	language text not null,
	recipient text not null,
	subject text not null,
	body text not null,
	queued_at timestamp(3) with time zone not null,
	sent_at timestamp(3) with time zone,
	attempts integer not null default 0,
	last_error text,
	constraint letter_pkey PRIMARY KEY (id),
	constraint letter_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text])))
);

create table letter_occasion (
	partnership_id uuid not null,
	event_id uuid not null,
	kind text not null,
	occasion text not null,
	queued_until timestamp(3) with time zone not null,
	constraint letter_occasion_pkey PRIMARY KEY (partnership_id, event_id, kind, occasion),
	constraint letter_occasion_kind_check CHECK ((kind = ANY (ARRAY['event_changed'::text, 'event_cancelled'::text, 'reminder'::text, 'thanks'::text])))
);

create table membership (
	partnership_id uuid not null,
	account_id uuid not null,
	role text not null,
	partner_id uuid,
	since timestamp(3) with time zone not null,
	constraint membership_pkey PRIMARY KEY (partnership_id, account_id),
	constraint membership_check CHECK (((role = 'partner_officer'::text) = (partner_id IS NOT NULL))),
	constraint membership_role_check CHECK ((role = ANY (ARRAY['coordinator'::text, 'partner_officer'::text, 'viewer'::text])))
);

create table migration (
	number integer not null,
	name text not null,
	checksum text not null,
	at timestamp with time zone not null default now(),
	constraint migration_pkey PRIMARY KEY (number)
);

create table open_numbers (
	partnership_id uuid not null,
	event_id uuid not null,
	opened_at timestamp(3) with time zone not null,
	opened_by uuid,
	constraint open_numbers_pkey PRIMARY KEY (partnership_id, event_id)
);

create table open_point (
	partnership_id uuid not null,
	id uuid not null,
	activity_id uuid not null,
	note text not null,
	partner_id uuid,
	due_on date,
	raised_at timestamp(3) with time zone not null,
	raised_by uuid,
	closed_at timestamp(3) with time zone,
	closed_by uuid,
	constraint open_point_pkey PRIMARY KEY (partnership_id, id)
);

create table opening (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	event_key_id uuid not null,
	holder_key_id uuid not null,
	account_id uuid not null,
	purpose text not null,
	asked_at timestamp(3) with time zone not null,
	ends_at timestamp(3) with time zone not null,
	closed_at timestamp(3) with time zone,
	constraint opening_pkey PRIMARY KEY (partnership_id, id),
	constraint opening_purpose_check CHECK (((length(purpose) >= 3) AND (length(purpose) <= 500)))
);

create table opening_share (
	partnership_id uuid not null,
	opening_id uuid not null,
	holder_key_id uuid not null,
	sealed_share bytea,
	given_at timestamp(3) with time zone not null,
	constraint opening_share_pkey PRIMARY KEY (partnership_id, opening_id, holder_key_id)
);

create table operator (
	account_id uuid not null,
	since timestamp(3) with time zone not null,
	constraint operator_pkey PRIMARY KEY (account_id)
);

create table operator_invitation (
	id uuid not null,
	email text not null,
	language text not null,
	token_hash bytea not null,
	invited_at timestamp(3) with time zone not null,
	invited_by uuid,
	expires_at timestamp(3) with time zone not null,
	accepted_at timestamp(3) with time zone,
	accepted_by uuid,
	withdrawn_at timestamp(3) with time zone,
	constraint operator_invitation_pkey PRIMARY KEY (id),
	constraint operator_invitation_token_hash_key UNIQUE (token_hash),
	constraint operator_invitation_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text])))
);

create table participant_letter (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	registration_id uuid not null,
	kind text not null,
	occasion text not null default ''::text,
	queued_at timestamp(3) with time zone not null,
	due_at timestamp(3) with time zone not null,
	sent_at timestamp(3) with time zone,
	attempts smallint not null default 0,
	last_error text,
	constraint participant_letter_pkey PRIMARY KEY (partnership_id, id),
	constraint participant_letter_partnership_id_registration_id_kind_occa_key UNIQUE (partnership_id, registration_id, kind, occasion),
	constraint participant_letter_kind_check CHECK ((kind = ANY (ARRAY['confirmed'::text, 'waiting'::text, 'requested'::text, 'declined'::text, 'offer'::text, 'again'::text, 'cancelled'::text, 'event_changed'::text, 'event_cancelled'::text, 'reminder'::text, 'thanks'::text])))
);

create table partner (
	partnership_id uuid not null,
	id uuid not null,
	"position" integer not null,
	role text not null,
	category text not null,
	country text not null,
	state_type text not null,
	website text,
	contact_email text,
	contact_is_public boolean not null default false,
	constraint partner_pkey PRIMARY KEY (partnership_id, id),
	constraint partner_category_check CHECK ((category = ANY (ARRAY['civil_society'::text, 'public_sector'::text, 'private_sector'::text, 'education'::text, 'international'::text, 'other'::text]))),
	constraint partner_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
	constraint partner_role_check CHECK ((role = ANY (ARRAY['project_promoter'::text, 'donor_project_partner'::text, 'project_partner'::text, 'associated_partner'::text]))),
	constraint partner_state_type_check CHECK ((state_type = ANY (ARRAY['beneficiary'::text, 'donor'::text, 'other'::text])))
);

create table partnership (
	id uuid not null,
	slug text not null,
	source_language text not null,
	starts_on date not null,
	ends_on date not null,
	zone text not null,
	is_generated boolean not null default false,
	revision bigint not null default 1,
	created_at timestamp(3) with time zone not null,
	left_colour text,
	right_colour text,
	constraint partnership_pkey PRIMARY KEY (id),
	constraint partnership_slug_key UNIQUE (slug),
	constraint partnership_check CHECK ((ends_on >= starts_on)),
	constraint partnership_left_colour_check CHECK ((left_colour = ANY (ARRAY['teal'::text, 'orange'::text, 'red'::text, 'yellow'::text, 'green'::text, 'blue'::text, 'violet'::text, 'pink'::text]))),
	constraint partnership_right_colour_check CHECK ((right_colour = ANY (ARRAY['teal'::text, 'orange'::text, 'red'::text, 'yellow'::text, 'green'::text, 'blue'::text, 'violet'::text, 'pink'::text]))),
	constraint partnership_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND ((length(slug) >= 3) AND (length(slug) <= 60)))),
	constraint partnership_source_language_check CHECK ((source_language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text])))
);

create table passkey (
	id uuid not null,
	name text,
	public_key text not null,
	account_id uuid not null,
	credential_id text not null,
	counter integer not null,
	device_type text not null,
	backed_up boolean not null,
	transports text,
	aaguid text,
	created_at timestamp with time zone default now(),
	constraint passkey_pkey PRIMARY KEY (id),
	constraint passkey_credential_id_key UNIQUE (credential_id)
);

create table picture (
	partnership_id uuid not null,
	id uuid not null,
	record_id uuid not null,
	"position" integer not null,
	file_hash text not null,
	small_hash text not null,
	width integer not null,
	height integer not null,
	author text not null,
	licence text not null,
	added_at timestamp(3) with time zone not null,
	added_by uuid,
	constraint picture_pkey PRIMARY KEY (partnership_id, id),
	constraint picture_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
	constraint picture_small_hash_check CHECK ((small_hash ~ '^[0-9a-f]{64}$'::text))
);

create table place_total (
	partnership_id uuid not null,
	event_id uuid not null,
	what text not null,
	number integer not null,
	counted_at timestamp(3) with time zone not null,
	constraint place_total_pkey PRIMARY KEY (partnership_id, event_id, what),
	constraint place_total_number_check CHECK ((number >= 0))
);

create table plan_version (
	partnership_id uuid not null,
	number integer not null,
	amendment_id uuid,
	snapshot jsonb not null,
	approved_at timestamp(3) with time zone not null,
	approved_by uuid,
	constraint plan_version_pkey PRIMARY KEY (partnership_id, number)
);

create table product (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	"position" integer not null,
	kind text not null,
	attendance text not null,
	withdrawn_at timestamp(3) with time zone,
	join_link text,
	constraint product_pkey PRIMARY KEY (partnership_id, id),
	constraint product_attendance_check CHECK ((attendance = ANY (ARRAY['on_site'::text, 'online'::text]))),
	constraint product_join_link_check CHECK ((join_link ~ '^https?://'::text)),
	constraint product_kind_check CHECK ((kind = ANY (ARRAY['place'::text, 'add_on'::text])))
);

create table product_day (
	partnership_id uuid not null,
	product_id uuid not null,
	day smallint not null,
	constraint product_day_pkey PRIMARY KEY (partnership_id, product_id, day),
	constraint product_day_day_check CHECK (((day >= 1) AND (day <= 366)))
);

create table product_quota (
	partnership_id uuid not null,
	product_id uuid not null,
	quota_id uuid not null,
	constraint product_quota_pkey PRIMARY KEY (partnership_id, product_id, quota_id)
);

create table programme_item (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	"position" integer not null,
	held_on date,
	starts_time time(0) without time zone,
	ends_time time(0) without time zone,
	constraint programme_item_pkey PRIMARY KEY (partnership_id, id)
);

create table publication (
	partnership_id uuid not null,
	record_id uuid not null,
	language text not null,
	published_at timestamp(3) with time zone not null,
	published_by uuid,
	override_reason text,
	constraint publication_pkey PRIMARY KEY (partnership_id, record_id, language),
	constraint publication_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text])))
);

create table question (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	"position" integer not null,
	kind text not null,
	is_required boolean not null,
	retention_days smallint not null,
	opened_by text not null,
	withdrawn_at timestamp(3) with time zone,
	constraint question_pkey PRIMARY KEY (partnership_id, id),
	constraint question_kind_check CHECK ((kind = ANY (ARRAY['name'::text, 'text'::text, 'choice'::text, 'number'::text, 'consent'::text]))),
	constraint question_opened_by_check CHECK ((opened_by = ANY (ARRAY['key_holders'::text, 'coordinators'::text]))),
	constraint question_retention_days_check CHECK (((retention_days >= 0) AND (retention_days <= 90)))
);

create table question_option (
	partnership_id uuid not null,
	id uuid not null,
	question_id uuid not null,
	"position" integer not null,
	constraint question_option_pkey PRIMARY KEY (partnership_id, id)
);

create table quota (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	"position" integer not null,
	capacity integer,
	taken integer not null default 0,
	constraint quota_pkey PRIMARY KEY (partnership_id, id),
	constraint quota_capacity_check CHECK ((capacity >= 0)),
	constraint quota_taken_check CHECK ((taken >= 0))
);

create table rate_limit (
	key bytea not null,
	window_start timestamp with time zone not null,
	hits integer not null,
	constraint rate_limit_pkey PRIMARY KEY (key, window_start)
);

create table record (
	partnership_id uuid not null,
	id uuid not null,
	kind text not null,
	revision integer not null default 1,
	created_at timestamp(3) with time zone not null,
	constraint record_pkey PRIMARY KEY (partnership_id, id),
	constraint record_kind_check CHECK ((kind = ANY (ARRAY['partnership'::text, 'partner'::text, 'funder'::text, 'grant'::text, 'activity_group'::text, 'activity'::text, 'deliverable'::text, 'picture'::text, 'event'::text, 'stop'::text, 'programme_item'::text, 'claim'::text, 'indicator'::text, 'indicator_value'::text, 'report'::text, 'amendment'::text, 'quota'::text, 'product'::text, 'question'::text, 'question_option'::text, 'door_list'::text])))
);

create table registration (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	product_id uuid not null,
	group_id uuid not null,
	"position" smallint not null,
	state text not null,
	lookup bytea not null,
	request_mark bytea not null,
	ticket bytea not null,
	language text not null,
	sealed_contact bytea,
	contact_mark bytea,
	invitation_id uuid,
	taken_at timestamp(3) with time zone not null,
	waiting_rank double precision,
	offered_until timestamp(3) with time zone,
	ended_at timestamp(3) with time zone,
	revision integer not null default 1,
	constraint registration_pkey PRIMARY KEY (partnership_id, id),
	constraint registration_lookup_key UNIQUE (lookup),
	constraint registration_partnership_id_event_id_request_mark_position_key UNIQUE (partnership_id, event_id, request_mark, "position"),
	constraint registration_partnership_id_event_id_ticket_key UNIQUE (partnership_id, event_id, ticket),
	constraint registration_check CHECK (((state = 'offered'::text) = (offered_until IS NOT NULL))),
	constraint registration_check1 CHECK (((state = ANY (ARRAY['declined'::text, 'cancelled'::text, 'lapsed'::text])) = (ended_at IS NOT NULL))),
	constraint registration_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text]))),
	constraint registration_lookup_check CHECK ((octet_length(lookup) = 32)),
	constraint registration_position_check CHECK ((("position" >= 1) AND ("position" <= 30))),
	constraint registration_request_mark_check CHECK ((octet_length(request_mark) = 32)),
	constraint registration_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'confirmed'::text, 'waiting'::text, 'offered'::text, 'declined'::text, 'cancelled'::text, 'lapsed'::text]))),
	constraint registration_ticket_check CHECK ((octet_length(ticket) = 5))
);

create table registration_add_on (
	partnership_id uuid not null,
	registration_id uuid not null,
	product_id uuid not null,
	constraint registration_add_on_pkey PRIMARY KEY (partnership_id, registration_id, product_id)
);

create table registration_invitation (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	partner_id uuid,
	token_hash bytea not null,
	seats smallint not null,
	used smallint not null default 0,
	made_at timestamp(3) with time zone not null,
	made_by uuid,
	withdrawn_at timestamp(3) with time zone,
	constraint registration_invitation_pkey PRIMARY KEY (partnership_id, id),
	constraint registration_invitation_token_hash_key UNIQUE (token_hash),
	constraint registration_invitation_seats_check CHECK (((seats >= 1) AND (seats <= 1000))),
	constraint registration_invitation_token_hash_check CHECK ((octet_length(token_hash) = 32)),
	constraint registration_invitation_used_check CHECK ((used >= 0))
);

create table registration_setting (
	partnership_id uuid not null,
	event_id uuid not null,
	mode text not null,
	protection text not null,
	opens_at timestamp(3) with time zone,
	closes_at timestamp(3) with time zone,
	waiting_list text not null,
	offer_hours smallint not null,
	most_in_group smallint not null,
	asks_contact boolean not null,
	is_discreet boolean not null,
	retention_days smallint not null,
	least_count smallint not null,
	revision integer not null default 1,
	constraint registration_setting_pkey PRIMARY KEY (partnership_id, event_id),
	constraint registration_setting_check CHECK ((closes_at > opens_at)),
	constraint registration_setting_least_count_check CHECK (((least_count >= 3) AND (least_count <= 50))),
	constraint registration_setting_mode_check CHECK ((mode = ANY (ARRAY['none'::text, 'open'::text, 'approval'::text, 'invitation'::text]))),
	constraint registration_setting_most_in_group_check CHECK (((most_in_group >= 1) AND (most_in_group <= 30))),
	constraint registration_setting_offer_hours_check CHECK (((offer_hours >= 1) AND (offer_hours <= 336))),
	constraint registration_setting_protection_check CHECK ((protection = ANY (ARRAY['protected'::text, 'ordinary'::text]))),
	constraint registration_setting_retention_days_check CHECK (((retention_days >= 1) AND (retention_days <= 90))),
	constraint registration_setting_waiting_list_check CHECK ((waiting_list = ANY (ARRAY['off'::text, 'first_come'::text, 'lottery'::text])))
);

create table registration_sum (
	partnership_id uuid not null,
	event_id uuid not null,
	summed_until timestamp(3) with time zone not null,
	confirmed integer not null,
	carried jsonb not null,
	constraint registration_sum_pkey PRIMARY KEY (partnership_id, event_id),
	constraint registration_sum_confirmed_check CHECK ((confirmed >= 0))
);

create table released_count (
	partnership_id uuid not null,
	event_id uuid not null,
	number integer not null,
	tables jsonb not null,
	released_at timestamp(3) with time zone not null,
	constraint released_count_pkey PRIMARY KEY (partnership_id, event_id, number),
	constraint released_count_number_check CHECK ((number >= 1))
);

create table replaced_ticket (
	partnership_id uuid not null,
	event_id uuid not null,
	ticket bytea not null,
	constraint replaced_ticket_pkey PRIMARY KEY (partnership_id, event_id, ticket),
	constraint replaced_ticket_ticket_check CHECK ((octet_length(ticket) = 5))
);

create table report (
	partnership_id uuid not null,
	id uuid not null,
	number integer not null,
	kind text not null,
	starts_on date not null,
	ends_on date not null,
	due_on date,
	language text not null,
	created_at timestamp(3) with time zone not null,
	created_by uuid,
	constraint report_pkey PRIMARY KEY (partnership_id, id),
	constraint report_partnership_id_number_key UNIQUE (partnership_id, number),
	constraint report_check CHECK ((ends_on >= starts_on)),
	constraint report_kind_check CHECK ((kind = ANY (ARRAY['interim'::text, 'final'::text]))),
	constraint report_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text])))
);

create table report_decision (
	partnership_id uuid not null,
	report_id uuid not null,
	version integer not null,
	decision text not null,
	note text,
	decided_at timestamp(3) with time zone not null,
	decided_by uuid,
	constraint report_decision_pkey PRIMARY KEY (partnership_id, report_id, version),
	constraint report_decision_check CHECK (((decision <> 'returned'::text) OR (note IS NOT NULL))),
	constraint report_decision_decision_check CHECK ((decision = ANY (ARRAY['returned'::text, 'approved'::text])))
);

create table report_submission (
	partnership_id uuid not null,
	report_id uuid not null,
	version integer not null,
	snapshot jsonb not null,
	hash text not null,
	submitted_at timestamp(3) with time zone not null,
	submitted_by uuid,
	constraint report_submission_pkey PRIMARY KEY (partnership_id, report_id, version),
	constraint report_submission_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
);

create table reported_claim (
	partnership_id uuid not null,
	event_id uuid not null,
	measure text not null,
	claim_id uuid not null,
	reason text not null,
	marked_at timestamp(3) with time zone not null,
	marked_by uuid,
	constraint reported_claim_pkey PRIMARY KEY (partnership_id, event_id, measure)
);

create table scan (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	list_id uuid not null,
	device_id uuid not null,
	ticket bytea not null,
	direction text not null,
	scanned_at timestamp(3) with time zone not null,
	received_at timestamp(3) with time zone not null,
	number bigint not null,
	constraint scan_pkey PRIMARY KEY (partnership_id, id),
	constraint scan_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
	constraint scan_ticket_check CHECK ((octet_length(ticket) = 5))
);

create table search_entry (
	partnership_id uuid not null,
	record_id uuid not null,
	language text not null,
	kind text not null,
	path text not null,
	title text not null,
	body text not null,
	happens_on date,
	words tsvector not null,
	constraint search_entry_pkey PRIMARY KEY (partnership_id, record_id, language),
	constraint search_entry_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text])))
);

create table seat_share (
	partnership_id uuid not null,
	event_id uuid not null,
	partner_id uuid not null,
	seats smallint not null,
	constraint seat_share_pkey PRIMARY KEY (partnership_id, event_id, partner_id),
	constraint seat_share_seats_check CHECK (((seats >= 0) AND (seats <= 1000)))
);

create table session (
	id uuid not null,
	token text not null,
	account_id uuid not null,
	expires_at timestamp with time zone not null,
	ip_address text,
	user_agent text,
	created_at timestamp with time zone not null default now(),
	updated_at timestamp with time zone not null default now(),
	constraint session_pkey PRIMARY KEY (id),
	constraint session_token_key UNIQUE (token)
);

create table source (
	partnership_id uuid not null,
	id uuid not null,
	record_id uuid not null,
	field text not null,
	name text not null,
	url text,
	dated_on date,
	note text,
	constraint source_pkey PRIMARY KEY (partnership_id, id)
);

create table stop (
	partnership_id uuid not null,
	id uuid not null,
	event_id uuid not null,
	"position" integer not null,
	passes_time time(0) without time zone,
	is_step_free boolean,
	latitude double precision,
	longitude double precision,
	constraint stop_pkey PRIMARY KEY (partnership_id, id),
	constraint stop_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
	constraint stop_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
);

create table text (
	partnership_id uuid not null,
	record_id uuid not null,
	field text not null,
	language text not null,
	draft text not null,
	published text,
	revision integer not null default 1,
	published_revision integer,
	source_revision integer,
	changed_at timestamp(3) with time zone not null,
	constraint text_pkey PRIMARY KEY (partnership_id, record_id, field, language),
	constraint text_check CHECK (((published IS NULL) = (published_revision IS NULL))),
	constraint text_draft_check CHECK ((length(draft) <= 50000)),
	constraint text_field_check CHECK ((field ~ '^[a-z][a-z_]*$'::text)),
	constraint text_language_check CHECK ((language = ANY (ARRAY['en'::text, 'lt'::text, 'nb'::text])))
);

create table told_admission (
	partnership_id uuid not null,
	event_id uuid not null,
	admitted integer not null,
	told_at timestamp(3) with time zone not null,
	constraint told_admission_pkey PRIMARY KEY (partnership_id, event_id, admitted),
	constraint told_admission_admitted_check CHECK ((admitted >= 0))
);

create table value_decision (
	partnership_id uuid not null,
	value_id uuid not null,
	"position" integer not null,
	decision text not null,
	note text,
	decided_at timestamp(3) with time zone not null,
	decided_by uuid,
	constraint value_decision_pkey PRIMARY KEY (partnership_id, value_id, "position"),
	constraint value_decision_check CHECK (((decision <> 'returned'::text) OR (note IS NOT NULL))),
	constraint value_decision_decision_check CHECK ((decision = ANY (ARRAY['submitted'::text, 'returned'::text, 'approved'::text])))
);

create table verification (
	id text not null,
	identifier text not null,
	value text not null,
	expires_at timestamp with time zone not null,
	created_at timestamp with time zone not null default now(),
	updated_at timestamp with time zone not null default now(),
	constraint verification_pkey PRIMARY KEY (id)
);

alter table activity add constraint activity_partnership_id_group_id_fkey FOREIGN KEY (partnership_id, group_id) REFERENCES activity_group(partnership_id, id);
alter table activity add constraint activity_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;
alter table activity add constraint activity_partnership_id_lead_partner_id_fkey FOREIGN KEY (partnership_id, lead_partner_id) REFERENCES partner(partnership_id, id);

alter table activity_group add constraint activity_group_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table activity_partner add constraint activity_partner_partnership_id_activity_id_fkey FOREIGN KEY (partnership_id, activity_id) REFERENCES activity(partnership_id, id) ON DELETE CASCADE;
alter table activity_partner add constraint activity_partner_partnership_id_partner_id_fkey FOREIGN KEY (partnership_id, partner_id) REFERENCES partner(partnership_id, id);

alter table amendment add constraint amendment_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table amendment_change add constraint amendment_change_partnership_id_amendment_id_fkey FOREIGN KEY (partnership_id, amendment_id) REFERENCES amendment(partnership_id, id) ON DELETE CASCADE;
alter table amendment_change add constraint amendment_change_partnership_id_record_id_fkey FOREIGN KEY (partnership_id, record_id) REFERENCES record(partnership_id, id);

alter table amendment_decision add constraint amendment_decision_partnership_id_amendment_id_fkey FOREIGN KEY (partnership_id, amendment_id) REFERENCES amendment(partnership_id, id) ON DELETE CASCADE;

alter table answer add constraint answer_partnership_id_question_id_fkey FOREIGN KEY (partnership_id, question_id) REFERENCES question(partnership_id, id);
alter table answer add constraint answer_partnership_id_registration_id_fkey FOREIGN KEY (partnership_id, registration_id) REFERENCES registration(partnership_id, id) ON DELETE CASCADE;

alter table attachment add constraint attachment_partnership_id_record_id_fkey FOREIGN KEY (partnership_id, record_id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table attribution add constraint attribution_partnership_id_grant_id_fkey FOREIGN KEY (partnership_id, grant_id) REFERENCES grant_agreement(partnership_id, id) ON DELETE CASCADE;
alter table attribution add constraint attribution_partnership_id_record_id_fkey FOREIGN KEY (partnership_id, record_id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table claim add constraint claim_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table claim_event add constraint claim_event_partnership_id_claim_id_fkey FOREIGN KEY (partnership_id, claim_id) REFERENCES claim(partnership_id, id) ON DELETE CASCADE;
alter table claim_event add constraint claim_event_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table credential add constraint credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table deliverable add constraint deliverable_partnership_id_activity_id_fkey FOREIGN KEY (partnership_id, activity_id) REFERENCES activity(partnership_id, id) ON DELETE CASCADE;
alter table deliverable add constraint deliverable_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table door_device add constraint door_device_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table door_list add constraint door_list_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;
alter table door_list add constraint door_list_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;
alter table door_list add constraint door_list_partnership_id_product_id_fkey FOREIGN KEY (partnership_id, product_id) REFERENCES product(partnership_id, id);
alter table door_list add constraint door_list_partnership_id_sub_event_id_fkey FOREIGN KEY (partnership_id, sub_event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table door_tally add constraint door_tally_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table duty_evidence add constraint duty_evidence_partnership_id_grant_id_fkey FOREIGN KEY (partnership_id, grant_id) REFERENCES grant_agreement(partnership_id, id) ON DELETE CASCADE;

alter table erasure add constraint erasure_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table erasure_report add constraint erasure_report_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;
alter table erasure_report add constraint erasure_report_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);
alter table erasure_report add constraint erasure_report_partnership_id_partner_id_fkey FOREIGN KEY (partnership_id, partner_id) REFERENCES partner(partnership_id, id) ON DELETE CASCADE;

alter table event add constraint event_partnership_id_activity_id_fkey FOREIGN KEY (partnership_id, activity_id) REFERENCES activity(partnership_id, id);
alter table event add constraint event_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;
alter table event add constraint event_partnership_id_parent_id_fkey FOREIGN KEY (partnership_id, parent_id) REFERENCES event(partnership_id, id);

alter table event_change add constraint event_change_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table event_holding add constraint event_holding_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table event_key add constraint event_key_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;
alter table event_key add constraint event_key_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table event_key_share add constraint event_key_share_partnership_id_event_key_id_fkey FOREIGN KEY (partnership_id, event_key_id) REFERENCES event_key(partnership_id, id) ON DELETE CASCADE;
alter table event_key_share add constraint event_key_share_partnership_id_holder_key_id_fkey FOREIGN KEY (partnership_id, holder_key_id) REFERENCES holder_key(partnership_id, id);

alter table form_draft add constraint form_draft_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table form_draft add constraint form_draft_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table funder add constraint funder_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table grant_agreement add constraint grant_agreement_partnership_id_funder_id_fkey FOREIGN KEY (partnership_id, funder_id) REFERENCES funder(partnership_id, id);
alter table grant_agreement add constraint grant_agreement_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table head_count add constraint head_count_partnership_id_device_id_fkey FOREIGN KEY (partnership_id, device_id) REFERENCES door_device(partnership_id, id) ON DELETE CASCADE;
alter table head_count add constraint head_count_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table holder_key add constraint holder_key_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table indicator add constraint indicator_partnership_id_activity_id_fkey FOREIGN KEY (partnership_id, activity_id) REFERENCES activity(partnership_id, id);
alter table indicator add constraint indicator_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;
alter table indicator add constraint indicator_partnership_id_owner_partner_id_fkey FOREIGN KEY (partnership_id, owner_partner_id) REFERENCES partner(partnership_id, id);

alter table indicator_binding add constraint indicator_binding_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;
alter table indicator_binding add constraint indicator_binding_partnership_id_indicator_id_fkey FOREIGN KEY (partnership_id, indicator_id) REFERENCES indicator(partnership_id, id) ON DELETE CASCADE;

alter table indicator_cell add constraint indicator_cell_partnership_id_value_id_fkey FOREIGN KEY (partnership_id, value_id) REFERENCES indicator_value(partnership_id, id) ON DELETE CASCADE;

alter table indicator_period add constraint indicator_period_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table indicator_value add constraint indicator_value_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;
alter table indicator_value add constraint indicator_value_partnership_id_indicator_id_fkey FOREIGN KEY (partnership_id, indicator_id) REFERENCES indicator(partnership_id, id);
alter table indicator_value add constraint indicator_value_partnership_id_period_id_fkey FOREIGN KEY (partnership_id, period_id) REFERENCES indicator_period(partnership_id, id);

alter table invitation add constraint invitation_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);
alter table invitation add constraint invitation_partnership_id_partner_id_fkey FOREIGN KEY (partnership_id, partner_id) REFERENCES partner(partnership_id, id);

alter table letter add constraint letter_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table letter_occasion add constraint letter_occasion_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table membership add constraint membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table membership add constraint membership_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);
alter table membership add constraint membership_partnership_id_partner_id_fkey FOREIGN KEY (partnership_id, partner_id) REFERENCES partner(partnership_id, id);

alter table open_numbers add constraint open_numbers_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table open_point add constraint open_point_partnership_id_activity_id_fkey FOREIGN KEY (partnership_id, activity_id) REFERENCES activity(partnership_id, id) ON DELETE CASCADE;
alter table open_point add constraint open_point_partnership_id_partner_id_fkey FOREIGN KEY (partnership_id, partner_id) REFERENCES partner(partnership_id, id);

alter table opening add constraint opening_partnership_id_event_key_id_fkey FOREIGN KEY (partnership_id, event_key_id) REFERENCES event_key(partnership_id, id) ON DELETE CASCADE;
alter table opening add constraint opening_partnership_id_holder_key_id_fkey FOREIGN KEY (partnership_id, holder_key_id) REFERENCES holder_key(partnership_id, id);

alter table opening_share add constraint opening_share_partnership_id_opening_id_fkey FOREIGN KEY (partnership_id, opening_id) REFERENCES opening(partnership_id, id) ON DELETE CASCADE;

alter table operator add constraint operator_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table participant_letter add constraint participant_letter_partnership_id_registration_id_fkey FOREIGN KEY (partnership_id, registration_id) REFERENCES registration(partnership_id, id) ON DELETE CASCADE;

alter table partner add constraint partner_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table passkey add constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table picture add constraint picture_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;
alter table picture add constraint picture_partnership_id_record_id_fkey FOREIGN KEY (partnership_id, record_id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table place_total add constraint place_total_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table plan_version add constraint plan_version_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table product add constraint product_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES registration_setting(partnership_id, event_id) ON DELETE CASCADE;
alter table product add constraint product_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table product_day add constraint product_day_partnership_id_product_id_fkey FOREIGN KEY (partnership_id, product_id) REFERENCES product(partnership_id, id) ON DELETE CASCADE;

alter table product_quota add constraint product_quota_partnership_id_product_id_fkey FOREIGN KEY (partnership_id, product_id) REFERENCES product(partnership_id, id) ON DELETE CASCADE;
alter table product_quota add constraint product_quota_partnership_id_quota_id_fkey FOREIGN KEY (partnership_id, quota_id) REFERENCES quota(partnership_id, id) ON DELETE CASCADE;

alter table programme_item add constraint programme_item_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;
alter table programme_item add constraint programme_item_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table publication add constraint publication_partnership_id_record_id_fkey FOREIGN KEY (partnership_id, record_id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table question add constraint question_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES registration_setting(partnership_id, event_id) ON DELETE CASCADE;
alter table question add constraint question_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table question_option add constraint question_option_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;
alter table question_option add constraint question_option_partnership_id_question_id_fkey FOREIGN KEY (partnership_id, question_id) REFERENCES question(partnership_id, id) ON DELETE CASCADE;

alter table quota add constraint quota_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES registration_setting(partnership_id, event_id) ON DELETE CASCADE;
alter table quota add constraint quota_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table record add constraint record_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table registration add constraint registration_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES registration_setting(partnership_id, event_id);
alter table registration add constraint registration_partnership_id_invitation_id_fkey FOREIGN KEY (partnership_id, invitation_id) REFERENCES registration_invitation(partnership_id, id);
alter table registration add constraint registration_partnership_id_product_id_fkey FOREIGN KEY (partnership_id, product_id) REFERENCES product(partnership_id, id);

alter table registration_add_on add constraint registration_add_on_partnership_id_product_id_fkey FOREIGN KEY (partnership_id, product_id) REFERENCES product(partnership_id, id);
alter table registration_add_on add constraint registration_add_on_partnership_id_registration_id_fkey FOREIGN KEY (partnership_id, registration_id) REFERENCES registration(partnership_id, id) ON DELETE CASCADE;

alter table registration_invitation add constraint registration_invitation_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES registration_setting(partnership_id, event_id) ON DELETE CASCADE;
alter table registration_invitation add constraint registration_invitation_partnership_id_partner_id_fkey FOREIGN KEY (partnership_id, partner_id) REFERENCES partner(partnership_id, id);

alter table registration_setting add constraint registration_setting_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table registration_sum add constraint registration_sum_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table released_count add constraint released_count_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table replaced_ticket add constraint replaced_ticket_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table report add constraint report_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table report_decision add constraint report_decision_partnership_id_report_id_version_fkey FOREIGN KEY (partnership_id, report_id, version) REFERENCES report_submission(partnership_id, report_id, version) ON DELETE CASCADE;

alter table report_submission add constraint report_submission_partnership_id_report_id_fkey FOREIGN KEY (partnership_id, report_id) REFERENCES report(partnership_id, id) ON DELETE CASCADE;

alter table reported_claim add constraint reported_claim_partnership_id_claim_id_event_id_fkey FOREIGN KEY (partnership_id, claim_id, event_id) REFERENCES claim_event(partnership_id, claim_id, event_id) ON DELETE CASCADE;

alter table scan add constraint scan_partnership_id_device_id_fkey FOREIGN KEY (partnership_id, device_id) REFERENCES door_device(partnership_id, id) ON DELETE CASCADE;
alter table scan add constraint scan_partnership_id_list_id_fkey FOREIGN KEY (partnership_id, list_id) REFERENCES door_list(partnership_id, id) ON DELETE CASCADE;

alter table search_entry add constraint search_entry_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);

alter table seat_share add constraint seat_share_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES registration_setting(partnership_id, event_id) ON DELETE CASCADE;
alter table seat_share add constraint seat_share_partnership_id_partner_id_fkey FOREIGN KEY (partnership_id, partner_id) REFERENCES partner(partnership_id, id) ON DELETE CASCADE;

alter table session add constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table source add constraint source_partnership_id_record_id_fkey FOREIGN KEY (partnership_id, record_id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table stop add constraint stop_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;
alter table stop add constraint stop_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table text add constraint text_partnership_id_record_id_fkey FOREIGN KEY (partnership_id, record_id) REFERENCES record(partnership_id, id) ON DELETE CASCADE;

alter table told_admission add constraint told_admission_partnership_id_event_id_fkey FOREIGN KEY (partnership_id, event_id) REFERENCES event(partnership_id, id) ON DELETE CASCADE;

alter table value_decision add constraint value_decision_partnership_id_value_id_fkey FOREIGN KEY (partnership_id, value_id) REFERENCES indicator_value(partnership_id, id) ON DELETE CASCADE;

CREATE INDEX answer_due ON public.answer USING btree (erase_at);
CREATE INDEX answer_of_question ON public.answer USING btree (partnership_id, question_id) WHERE (mark IS NOT NULL);

CREATE UNIQUE INDEX attachment_id ON public.attachment USING btree (id);
CREATE INDEX attachment_of_file ON public.attachment USING btree (file_hash) WHERE (file_hash IS NOT NULL);
CREATE INDEX attachment_of_record ON public.attachment USING btree (partnership_id, record_id);

CREATE INDEX attribution_of_record ON public.attribution USING btree (partnership_id, record_id);

CREATE INDEX claim_event_of_event ON public.claim_event USING btree (partnership_id, event_id);

CREATE INDEX deliverable_of_activity ON public.deliverable USING btree (partnership_id, activity_id);

CREATE INDEX door_device_of_event ON public.door_device USING btree (partnership_id, event_id);

CREATE INDEX door_list_of_event ON public.door_list USING btree (partnership_id, event_id);

CREATE INDEX duty_evidence_of_grant ON public.duty_evidence USING btree (partnership_id, grant_id);

CREATE INDEX erasure_of_event ON public.erasure USING btree (partnership_id, event_id, done_at DESC);

CREATE INDEX event_by_day ON public.event USING btree (starts_on, ends_on);
CREATE INDEX event_of_activity ON public.event USING btree (partnership_id, activity_id);
CREATE INDEX event_of_parent ON public.event USING btree (partnership_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX event_under_way ON public.event USING gist (daterange(starts_on, ends_on, '[]'::text)) WHERE (ends_on > starts_on);

CREATE INDEX event_change_of_event ON public.event_change USING btree (partnership_id, event_id, announced_at DESC);

CREATE UNIQUE INDEX one_event_key ON public.event_key USING btree (partnership_id, event_id) WHERE (destroyed_at IS NULL);

CREATE INDEX head_count_of_event ON public.head_count USING btree (partnership_id, event_id, sector, counted_at DESC);

CREATE UNIQUE INDEX one_holder_key ON public.holder_key USING btree (partnership_id, account_id) WHERE (ended_at IS NULL);

CREATE INDEX journal_of_record ON public.journal_entry USING btree (chain, record_id, number DESC);

CREATE INDEX ledger_entry_at ON public.ledger_entry USING btree (at);

CREATE INDEX letter_waiting ON public.letter USING btree (queued_at) WHERE (sent_at IS NULL);

CREATE INDEX membership_of_account ON public.membership USING btree (account_id);

CREATE INDEX open_point_of_activity ON public.open_point USING btree (partnership_id, activity_id) WHERE (closed_at IS NULL);

CREATE INDEX opening_of_event ON public.opening USING btree (partnership_id, event_id, asked_at DESC);

CREATE INDEX participant_letter_due ON public.participant_letter USING btree (due_at) WHERE (sent_at IS NULL);
CREATE INDEX participant_letter_newest ON public.participant_letter USING btree (partnership_id, event_id, queued_at) WHERE (kind <> ALL (ARRAY['event_changed'::text, 'event_cancelled'::text, 'reminder'::text, 'thanks'::text]));

CREATE UNIQUE INDEX one_project_promoter ON public.partner USING btree (partnership_id) WHERE (role = 'project_promoter'::text);

CREATE INDEX passkey_of_account ON public.passkey USING btree (account_id);

CREATE INDEX picture_of_record ON public.picture USING btree (partnership_id, record_id);

CREATE INDEX product_of_event ON public.product USING btree (partnership_id, event_id);

CREATE INDEX programme_item_of_event ON public.programme_item USING btree (partnership_id, event_id);

CREATE INDEX publication_newest ON public.publication USING btree (published_at DESC);

CREATE INDEX question_of_event ON public.question USING btree (partnership_id, event_id);

CREATE INDEX option_of_question ON public.question_option USING btree (partnership_id, question_id);

CREATE INDEX quota_of_event ON public.quota USING btree (partnership_id, event_id);

CREATE INDEX rate_limit_age ON public.rate_limit USING btree (window_start);

CREATE UNIQUE INDEX record_id ON public.record USING btree (id);

CREATE INDEX registration_of_contact ON public.registration USING btree (partnership_id, event_id, contact_mark) WHERE (contact_mark IS NOT NULL);
CREATE INDEX registration_of_event ON public.registration USING btree (partnership_id, event_id, state);
CREATE INDEX registration_of_group ON public.registration USING btree (partnership_id, group_id);
CREATE INDEX registration_offered ON public.registration USING btree (offered_until) WHERE (state = 'offered'::text);
CREATE INDEX registration_waiting ON public.registration USING btree (partnership_id, event_id, waiting_rank, taken_at) WHERE (state = 'waiting'::text);
CREATE INDEX registration_with_contact ON public.registration USING btree (partnership_id, event_id) WHERE ((sealed_contact IS NOT NULL) OR (contact_mark IS NOT NULL));

CREATE UNIQUE INDEX scan_number ON public.scan USING btree (partnership_id, event_id, number);
CREATE INDEX scan_of_list ON public.scan USING btree (partnership_id, list_id, ticket, scanned_at);

CREATE INDEX search_newest ON public.search_entry USING btree (language, happens_on DESC NULLS LAST);
CREATE INDEX search_words ON public.search_entry USING gin (words);

CREATE INDEX session_of_account ON public.session USING btree (account_id);

CREATE INDEX source_of_record ON public.source USING btree (partnership_id, record_id);

CREATE INDEX stop_of_event ON public.stop USING btree (partnership_id, event_id);

CREATE INDEX verification_identifier ON public.verification USING btree (identifier);

CREATE TRIGGER journal_is_append_only BEFORE DELETE OR UPDATE ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

CREATE TRIGGER membership_ends_keys AFTER DELETE OR UPDATE OF role ON public.membership FOR EACH ROW EXECUTE FUNCTION end_keys_of_who_left();

CREATE TRIGGER submission_is_frozen BEFORE UPDATE ON public.report_submission FOR EACH ROW EXECUTE FUNCTION refuse_snapshot_change();
