-- Led by the record: led by the stream it was taken, where statistics were not there yet, for looking up keys, and read all of
-- a stream for each page.
drop index mapping_by_record;
create unique index mapping_by_record on mapping (record, tenant, stream, integration);
