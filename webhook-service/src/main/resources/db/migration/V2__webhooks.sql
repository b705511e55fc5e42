-- What connector-service tells of the integrations.
create table integration (
    tenant      text not null,
    name        text not null,
    connector   text not null,
    environment text not null,
    primary key (tenant, name)
);

alter table integration enable row level security;
alter table integration force row level security;
create policy tenant on integration using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Addresses that providers post to.
create table endpoint (
    tenant      text        not null,
    id          text        not null,
    integration text        not null,
    connector   text        not null,
    scheme      text        not null,
    max_bytes   int         not null,
    created_at  timestamptz not null default clock_timestamp(),
    changed_at  timestamptz not null default clock_timestamp(),
    primary key (tenant, id)
);

alter table endpoint enable row level security;
alter table endpoint force row level security;
create policy tenant on endpoint using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Whose an endpoint is, for who knows its id only; ids alone, hence no tenant policy.
create table endpoint_owner (
    endpoint text primary key,
    tenant   text not null
);

-- Verification secrets, sealed. One that was replaced holds until its time is over.
create table endpoint_secret (
    tenant      text        not null,
    endpoint    text        not null,
    id          uuid        not null,
    sealed      text        not null,
    since       timestamptz not null default clock_timestamp(),
    valid_until timestamptz,
    primary key (tenant, endpoint, id),
    foreign key (tenant, endpoint) references endpoint (tenant, id) on delete cascade
);

alter table endpoint_secret enable row level security;
alter table endpoint_secret force row level security;
create policy tenant on endpoint_secret using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Which deliveries have been taken. Kept longer than the events; what stands for one only for a while says until when.
create table receipt (
    tenant        text        not null,
    endpoint      text        not null,
    key           bytea       not null,
    received_at   timestamptz not null,
    repeats_until timestamptz,
    primary key (tenant, endpoint, key)
);
create index receipt_by_age on receipt using brin (received_at);

alter table receipt enable row level security;
alter table receipt force row level security;
create policy tenant on receipt using (tenant = current_tenant()) with check (tenant = current_tenant());

-- The event log. The payload is text as it came, or base64 where it was no text.
create table event (
    tenant          text        not null,
    id              uuid        not null,
    endpoint        text        not null,
    integration     text        not null,
    connector       text        not null,
    scheme          text        not null,
    delivery_id     text        not null,
    index           int         not null,
    interpreted     boolean     not null,
    type            text,
    entity_type     text,
    entity_id       text,
    occurred_at     timestamptz,
    signed_at       timestamptz,
    received_at     timestamptz not null,
    headers         json        not null,
    payload         text        not null,
    payload_form    text        not null,
    trace_id        text,
    state           text        not null,
    attempts        int         not null,
    failures        jsonb       not null default '[]',
    published_at    timestamptz,
    next_attempt_at timestamptz,
    primary key (tenant, id)
);
create index event_newest on event (tenant, received_at desc, id desc);
create index event_by_delivery on event (tenant, delivery_id);
create index event_unsettled on event (tenant, state, received_at desc, id desc) where state <> 'published';

alter table event enable row level security;
alter table event force row level security;
create policy tenant on event using (tenant = current_tenant()) with check (tenant = current_tenant());

-- When which event is to be tried again; ids alone, hence no tenant policy.
create table due_event (
    event  uuid primary key,
    tenant text        not null,
    due_at timestamptz not null
);
create index due_event_next on due_event (due_at);

-- Finds the work of jobs that walk all tenants.
create table webhook_tenant (
    tenant text primary key
);
