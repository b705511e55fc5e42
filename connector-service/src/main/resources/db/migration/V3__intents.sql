-- Writes that are under way, and those of which nobody knows what became: an outcome deletes its row.
create table intent (
    tenant          text        not null,
    id              uuid        not null,
    integration     text        not null,
    connector       text        not null,
    operation       text        not null,
    idempotency_key text,
    -- keyed hash of method, address and body: says whether a repetition is the same write, and nothing else
    fingerprint     bytea       not null,
    caller          text        not null,
    trace_id        text,
    started_at      timestamptz not null,
    -- why nobody knows the outcome; null while the call is under way
    unknown_because text,
    primary key (tenant, id)
);
create index intent_unknown on intent (tenant, integration, operation, idempotency_key)
    where unknown_because is not null;

alter table intent enable row level security;
alter table intent force row level security;
create policy tenant_only on intent using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Finds what a crashed process left open: ids only, hence no tenant policy.
create table open_intent (
    id     uuid primary key,
    tenant text not null,
    writer uuid not null
);
create index open_intent_by_writer on open_intent (writer);

-- Processes that write, and when they were last alive by this server's clock.
create table writer (
    id      uuid primary key,
    seen_at timestamptz not null
);
