-- What connector-service tells of the installation's connectors. They belong to no tenant, hence no tenant policy.
create table connector_definition (
    key   text primary key,
    value json not null
);
