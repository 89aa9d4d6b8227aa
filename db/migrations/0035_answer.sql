-- What a person takes besides the place, and what the person answered.
create table registration_add_on (
	partnership_id uuid not null,
	registration_id uuid not null,
	product_id uuid not null,
	primary key (partnership_id, registration_id, product_id),
	foreign key (partnership_id, registration_id) references registration (partnership_id, id) on delete cascade,
	foreign key (partnership_id, product_id) references product (partnership_id, id)
);

-- An answer is sealed twice: to the event's key for the key holders, and to the claim code for the person.
-- mark is a keyed hash of a chosen option: it can be counted, and without the pepper it says nothing.
create table answer (
	partnership_id uuid not null,
	registration_id uuid not null,
	question_id uuid not null,
	sealed bytea not null,
	own bytea not null,
	mark bytea,
	erase_at timestamptz(3) not null,
	primary key (partnership_id, registration_id, question_id),
	foreign key (partnership_id, registration_id) references registration (partnership_id, id) on delete cascade,
	foreign key (partnership_id, question_id) references question (partnership_id, id)
);
create index answer_due on answer (erase_at);
create index answer_of_question on answer (partnership_id, question_id) where mark is not null;
