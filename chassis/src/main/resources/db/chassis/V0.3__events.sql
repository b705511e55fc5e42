-- Events on their way out. Only the relay reads it, hence no tenant policy. One row may carry a page of events of one
-- topic: a JSON array of {key, headers, value}, whose values are the exact texts to send.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    keys       text[]      not null,
    events     json        not null,
    created_at timestamptz not null default clock_timestamp()
);

-- A queue's dead rows all lie where the next read begins.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create function outbox_wake() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify('outbox_' || tg_table_schema, '');
    return null;
end
$$;

create trigger outbox_wake
    after insert on outbox
    for each statement execute function outbox_wake();

-- Events whose effect is committed, remembered at least as long as their topic keeps them.
create table consumed_event (
    consumer    text        not null,
    event_id    uuid        not null,
    consumed_at timestamptz not null default clock_timestamp(),
    primary key (consumer, event_id)
);
create index consumed_event_by_age on consumed_event using brin (consumed_at);

-- What this service has of a state topic: which key in which revision. The values are in the service's own tables.
create table state_copy (
    topic    text   not null,
    key      text   not null,
    revision bigint not null,
    primary key (topic, key)
);

-- Revisions of the state this service owns.
create sequence state_revision;
