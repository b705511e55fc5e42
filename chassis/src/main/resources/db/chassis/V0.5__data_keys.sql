-- The tenants' data keys, each wrapped with a key-encryption key that never comes here.
create table data_key (
    tenant     text        not null,
    number     int         not null,
    wrapped    text        not null,
    wrapped_at timestamptz not null default clock_timestamp(),
    primary key (tenant, number)
);

alter table data_key enable row level security;
alter table data_key force row level security;
create policy tenant_only on data_key using (tenant = current_tenant()) with check (tenant = current_tenant());

-- Ids only, so that the keys of all tenants can be found to be wrapped anew.
create table data_key_owner (
    tenant text primary key
);
