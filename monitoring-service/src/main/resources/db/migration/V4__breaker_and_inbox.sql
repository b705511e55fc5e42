-- In which state a call left the integration's circuit breaker.
alter table call add column breaker text;

-- What waits for a person, as its owners tell.
create table inbox_item (
    tenant          text        not null,
    service         text        not null,
    id              uuid        not null,
    kind            text        not null,
    state           text        not null,
    integration     text,
    operation       text,
    explanation     text        not null,
    since           timestamptz not null,
    attempts        int,
    idempotency_key text,
    caller          text,
    trace_id        text,
    actions         json        not null,
    primary key (tenant, service, id)
);
create index inbox_item_by_age on inbox_item (tenant, since, id);

alter table inbox_item enable row level security;
alter table inbox_item force row level security;
create policy tenant on inbox_item using (tenant = current_tenant()) with check (tenant = current_tenant());
