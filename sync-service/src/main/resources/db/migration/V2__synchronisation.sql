-- What connector-service tells of the integrations.
create table integration (
    tenant    text    not null,
    name      text    not null,
    connector text    not null,
    enabled   boolean not null,
    primary key (tenant, name)
);

-- Draws the number of every read, before the provider is asked: what was read later has the higher one.
create sequence read_number;

-- What clients see. A record outlives its deletion at the provider.
create table record (
    tenant     text        not null,
    stream     text        not null,
    id         uuid        not null,
    value      text        not null,
    created_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    deleted_at timestamptz,
    primary key (tenant, stream, id)
);

-- Which record of a provider is which of ours, and what was last read of it: the provider's own body, the checksum of what
-- was made of it under which version of the connector, and the number of the read. A pair is made once and never changed.
create table mapping (
    tenant            text    not null,
    stream            text    not null,
    integration       text    not null,
    external_id       text    not null,
    record            uuid    not null,
    number            bigint  not null,
    source            text    not null,
    checksum          bytea   not null,
    connector_version int     not null,
    modified_at       timestamptz,
    deleted           boolean not null,
    primary key (tenant, integration, stream, external_id)
);
-- Led by the record: led by the stream it would be taken, where there are no statistics yet, for looking up keys as well.
create unique index mapping_by_record on mapping (record, tenant, stream, integration);

-- Who refers to a record that is not there yet.
create table pending_reference (
    tenant      text not null,
    integration text not null,
    stream      text not null,
    external_id text not null,
    from_stream text not null,
    from_record uuid not null,
    field       text not null,
    primary key (tenant, integration, stream, external_id, from_stream, from_record, field)
);
create index pending_reference_by_record on pending_reference (tenant, from_stream, from_record);

-- What did not fit its stream's schema, as the provider sent it; the record, where there is one, stays as it was.
create table quarantine (
    tenant      text        not null,
    id          uuid        not null,
    integration text        not null,
    stream      text        not null,
    key         text        not null,
    external_id text,
    number      bigint      not null,
    source      text        not null,
    errors      text        not null,
    run         uuid,
    since       timestamptz not null default clock_timestamp(),
    primary key (tenant, id),
    unique (tenant, integration, stream, key)
);

create table run (
    tenant         text        not null,
    id             uuid        not null,
    integration    text        not null,
    mode           text        not null,
    state          text        not null,
    reason         text,
    priority       int         not null,
    requested_by   text        not null,
    budget_percent int,
    budget_records bigint,
    settled        boolean     not null default false,
    failures       int         not null default 0,
    trace_id       text,
    created_at     timestamptz not null default clock_timestamp(),
    started_at     timestamptz,
    finished_at    timestamptz,
    primary key (tenant, id)
);
create index run_newest on run (tenant, created_at desc, id desc);

-- How far a run is in each of its streams: what it counted, and what the next page is asked for with.
create table run_stream (
    tenant        text    not null,
    run           uuid    not null,
    stream        text    not null,
    position      int     not null,
    state         text    not null,
    since         timestamptz,
    provider_time timestamptz,
    total         bigint,
    cursor        text,
    again_from    int,
    round_from    int     not null default 1,
    rounds        int     not null default 0,
    pages         int     not null default 0,
    read          bigint  not null default 0,
    created       bigint  not null default 0,
    changed       bigint  not null default 0,
    unchanged     bigint  not null default 0,
    deleted       bigint  not null default 0,
    rejected      bigint  not null default 0,
    live          bigint,
    budget        bigint,
    primary key (tenant, run, stream),
    foreign key (tenant, run) references run (tenant, id) on delete cascade
);

-- The pages a run has read, with the keys it saw.
create table run_page (
    tenant      text        not null,
    run         uuid        not null,
    stream      text        not null,
    page        int         not null,
    integration text        not null,
    number      bigint      not null,
    cursor      text,
    keys        text[]      not null,
    read_at     timestamptz not null default clock_timestamp(),
    primary key (tenant, run, stream, page),
    foreign key (tenant, run) references run (tenant, id) on delete cascade
);
create index run_page_newest on run_page (tenant, integration, stream, number desc);

-- What a run is to delete at its end, or has.
create table run_delete (
    tenant      text    not null,
    run         uuid    not null,
    stream      text    not null,
    external_id text    not null,
    record      uuid    not null,
    number      bigint  not null,
    applied     boolean not null default false,
    primary key (tenant, run, stream, external_id),
    foreign key (tenant, run) references run (tenant, id) on delete cascade
);

-- What an incremental run of a stream goes on from.
create table stream_state (
    tenant        text        not null,
    integration   text        not null,
    stream        text        not null,
    provider_time timestamptz,
    synced_at     timestamptz not null,
    run           uuid        not null,
    primary key (tenant, integration, stream)
);

-- Asked in a subquery, the function is called once a statement and not once a row.
do $$
declare
    owned text;
begin
    foreach owned in array array['integration', 'record', 'mapping', 'pending_reference', 'quarantine', 'run', 'run_stream',
        'run_page', 'run_delete', 'stream_state']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant on %I using (tenant = (select current_tenant())) '
            'with check (tenant = (select current_tenant()))', owned);
    end loop;
end
$$;

-- Runs that are to go on, and who works on which; ids only, hence no tenant policy. What has begun holds its streams until it
-- is done.
create table run_queue (
    run         uuid primary key,
    tenant      text        not null,
    integration text        not null,
    streams     text[]      not null,
    priority    int         not null,
    queued_at   timestamptz not null default clock_timestamp(),
    due_at      timestamptz not null default clock_timestamp(),
    begun       boolean     not null default false,
    holder      uuid,
    lease       bigint      not null default 0,
    expires_at  timestamptz not null default '-infinity'
);

-- Single records to be read again; ids only, hence no tenant policy.
create table refresh_queue (
    tenant      text        not null,
    integration text        not null,
    stream      text        not null,
    external_id text        not null,
    cause       uuid        not null,
    wishes      bigint      not null default 1,
    attempts    int         not null default 0,
    due_at      timestamptz not null default clock_timestamp(),
    primary key (tenant, integration, stream, external_id)
);
create index refresh_queue_due on refresh_queue (due_at);

create function sync_wake() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_argv[0] || '_' || tg_table_schema, '');
    return null;
end
$$;

create trigger sync_wake after insert on run_queue
    for each statement execute function sync_wake('runs');
create trigger sync_wake after insert on refresh_queue
    for each statement execute function sync_wake('refreshes');
