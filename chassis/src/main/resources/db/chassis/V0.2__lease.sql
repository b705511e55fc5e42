create table lease (
    name       text primary key,
    holder     text        not null,
    number     bigint      not null,
    expires_at timestamptz not null
);
