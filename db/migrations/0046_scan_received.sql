-- Devices ask every few seconds what the others have sent since.
create index scan_received on scan (partnership_id, event_id, received_at);
