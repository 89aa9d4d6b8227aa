-- Who takes part. Roles are those of the EEA and Norway Grants; other funders' roles map onto them.
create table partner (
	partnership_id uuid not null,
	id uuid not null,
	position integer not null,
	role text not null check (role in ('project_promoter', 'donor_project_partner', 'project_partner', 'associated_partner')),
	category text not null check (category in ('civil_society', 'public_sector', 'private_sector', 'education', 'international', 'other')),
	country text not null check (country ~ '^[A-Z]{2}$'),
	state_type text not null check (state_type in ('beneficiary', 'donor', 'other')),
	website text,
	contact_email text,
	contact_is_public boolean not null default false,
	primary key (partnership_id, id),
	foreign key (partnership_id, id) references record (partnership_id, id) on delete cascade
);
create unique index one_project_promoter on partner (partnership_id) where role = 'project_promoter';

-- A file kept by the instance or a link, hung on any record: a deliverable, evidence, a logo.
create table attachment (
	partnership_id uuid not null,
	id uuid not null,
	record_id uuid not null,
	purpose text not null check (purpose in ('deliverable', 'evidence', 'logo', 'document')),
	title text not null,
	url text,
	file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
	file_name text,
	media_type text,
	byte_size bigint,
	dated_on date,
	language text check (language in ('en', 'lt', 'nb')),
	licence text,
	visibility text not null check (visibility in ('public', 'team')),
	holds_personal_data boolean not null default false,
	added_at timestamptz(3) not null,
	added_by uuid,
	primary key (partnership_id, id),
	foreign key (partnership_id, record_id) references record (partnership_id, id) on delete cascade,
	check ((url is null) <> (file_hash is null)),
	check ((file_hash is null) = (file_name is null))
);
create index attachment_of_record on attachment (partnership_id, record_id);
create index attachment_of_file on attachment (file_hash) where file_hash is not null;
