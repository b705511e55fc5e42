-- Every external call, as it was told. Within a tenant newest first is the primary key read backwards.
create table call (
    tenant          text        not null,
    started_at      timestamptz not null,
    id              uuid        not null,
    integration     text        not null,
    connector       text        not null,
    environment     text        not null,
    operation       text        not null,
    outcome         text        not null,
    failure_kind    text,
    provider_code   text,
    failure_message text,
    status          int,
    attempts        json        not null,
    duration_ms     bigint      not null,
    request_bytes   bigint      not null,
    response_bytes  bigint      not null,
    caller          text        not null,
    trace_id        text,
    cached          boolean     not null,
    primary key (tenant, started_at, id)
);
create index call_by_integration on call (tenant, integration, started_at, id);
create index call_by_trace on call (tenant, trace_id);

alter table call enable row level security;
alter table call force row level security;
create policy tenant on call using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Five minutes of one operation. The sketch holds all durations and merges with any other.
create table metric_window (
    tenant      text        not null,
    integration text        not null,
    starts_at   timestamptz not null,
    operation   text        not null,
    calls       bigint      not null default 0,
    succeeded   bigint      not null default 0,
    durations   bytea,
    primary key (tenant, integration, starts_at, operation)
);

alter table metric_window enable row level security;
alter table metric_window force row level security;
create policy tenant on metric_window using (tenant = current_tenant()) with check (tenant = current_tenant());
