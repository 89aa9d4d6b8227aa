-- Who gave an address, so that erasing those of an event that is over looks at nobody else.
create index registration_with_contact on registration (partnership_id, event_id)
	where sealed_contact is not null or contact_mark is not null;
