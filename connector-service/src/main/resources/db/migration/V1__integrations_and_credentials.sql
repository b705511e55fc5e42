create table integration (
    id uuid primary key,
    tenant text not null,
    name text not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) between 2 and 40),
    connector text not null,
    environment text not null,
    enabled boolean not null,
    settings jsonb not null,
    revision bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint integration_name unique (tenant, name)
);

-- What lets us act at a provider, sealed: see io.fairlead.chassis.secret.
create table credential (
    tenant text not null,
    integration_id uuid not null references integration (id) on delete cascade,
    field text not null,
    sealed text not null,
    updated_at timestamptz not null,
    primary key (tenant, integration_id, field)
);

alter table integration enable row level security;
alter table integration force row level security;
create policy tenant_only on integration using (tenant = current_tenant()) with check (tenant = current_tenant());

alter table credential enable row level security;
alter table credential force row level security;
create policy tenant_only on credential using (tenant = current_tenant()) with check (tenant = current_tenant());
