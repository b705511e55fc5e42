-- The connectors of this installation, and which version of each is live in every replica. They belong to no tenant,
-- hence no tenant policy. As json and not jsonb: the order of a file's keys is the order in which people read them.
create table connector_definition (
    id         text primary key,
    version    int         not null,
    definition json        not null,
    revision   bigint      not null,
    stored_at  timestamptz not null default clock_timestamp()
);

-- What lies in the folder of each replica that was heard of lately: what one of them has is not withdrawn.
create table connector_folder (
    replica    uuid primary key,
    connectors text[]      not null,
    seen_at    timestamptz not null
);

-- Which connectors are in use by any tenant: ids only, hence no tenant policy.
create table connector_use (
    integration_id uuid primary key references integration (id) on delete cascade,
    connector      text not null
);
create index connector_use_by_connector on connector_use (connector);

-- A trigger and not the service, so that a replica of the release before writes it too.
create function note_connector_use() returns trigger
    language plpgsql as
$$
begin
    insert into connector_use (integration_id, connector) values (new.id, new.connector);
    return null;
end
$$;

create trigger note_connector_use
    after insert on integration
    for each row execute function note_connector_use();

-- Integrations there are already. Nothing lists all tenants, so the owner looks past the policy, in this transaction only.
alter table integration no force row level security;
insert into connector_use (integration_id, connector) select id, connector from integration;
alter table integration force row level security;
