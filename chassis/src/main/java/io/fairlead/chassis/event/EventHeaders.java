package io.fairlead.chassis.event;

/** Names of Kafka headers: CloudEvents 1.0 in binary mode, the W3C trace, and what a dead letter carries besides. */
final class EventHeaders {
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String SPEC_VERSION = "ce_specversion";
    static final String TIME = "ce_time";
    static final String REVISION = "ce_revision";
    static final String CONTENT_TYPE = "content-type";
    static final String CONSUMER = "fairlead-consumer";
    static final String SOURCE_TOPIC = "fairlead-source-topic";
    static final String SOURCE_PARTITION = "fairlead-source-partition";
    static final String SOURCE_OFFSET = "fairlead-source-offset";
    static final String REASON = "fairlead-reason";

    private EventHeaders() {}
}
