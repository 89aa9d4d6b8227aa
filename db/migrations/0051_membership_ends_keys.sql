-- Who leaves a team, or reads only from now on, holds no key of it any more, whichever way the membership
-- ended: the shares go, what was opened closes, and the locked key is erased.
create function end_keys_of_who_left() returns trigger language plpgsql as $$
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
$$;

create trigger membership_ends_keys after delete or update of role on membership
	for each row execute function end_keys_of_who_left();

-- Who left before this was so.
delete from event_key_share using holder_key
where event_key_share.partnership_id = holder_key.partnership_id
	and event_key_share.holder_key_id = holder_key.id
	and not exists (select from membership where membership.partnership_id = holder_key.partnership_id
		and membership.account_id = holder_key.account_id and membership.role <> 'viewer');
update holder_key set ended_at = now(), wrapped_key = '', wrapping = '{}'
where ended_at is null
	and not exists (select from membership where membership.partnership_id = holder_key.partnership_id
		and membership.account_id = holder_key.account_id and membership.role <> 'viewer');
