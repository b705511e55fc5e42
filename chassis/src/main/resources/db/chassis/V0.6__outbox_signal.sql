-- The signal says of which topics there are new rows, so that who waits for one is not woken by all.
drop trigger outbox_wake on outbox;

create or replace function outbox_wake() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify('outbox_' || tg_table_schema, topic) from (select distinct topic from added) topics;
    return null;
end
$$;

create trigger outbox_wake
    after insert on outbox
    referencing new table as added
    for each statement execute function outbox_wake();
