-- The tenant of a transaction. It raises instead of finding nothing: a setting that was once local to a transaction
-- is '' and not null on a pooled connection afterwards.
create function current_tenant() returns text
    language plpgsql stable parallel safe as
$$
declare
    tenant text := current_setting('fairlead.tenant', true);
begin
    if tenant is null or tenant = '' then
        raise exception 'no tenant is set for this transaction' using errcode = '42501';
    end if;
    return tenant;
end
$$;
