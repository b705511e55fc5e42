-- What connector-service tells of the integrations.
create table integration (
    tenant      text    not null,
    name        text    not null,
    connector   text    not null,
    environment text    not null,
    enabled     boolean not null,
    primary key (tenant, name)
);

alter table integration enable row level security;
alter table integration force row level security;
create policy tenant on integration using (tenant = current_tenant()) with check (tenant = current_tenant());

create table health (
    tenant      text        not null,
    integration text        not null,
    state       text        not null,
    since       timestamptz not null,
    reason      text        not null,
    primary key (tenant, integration)
);

alter table health enable row level security;
alter table health force row level security;
create policy tenant on health using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Every change of a state, kept as history.
create table health_change (
    tenant      text        not null,
    integration text        not null,
    since       timestamptz not null,
    state       text        not null,
    reason      text        not null,
    primary key (tenant, integration, since)
);

alter table health_change enable row level security;
alter table health_change force row level security;
create policy tenant on health_change using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Finds the work of jobs that walk all tenants: names only, hence no tenant policy.
create table watched_integration (
    tenant      text not null,
    integration text not null,
    primary key (tenant, integration)
);
