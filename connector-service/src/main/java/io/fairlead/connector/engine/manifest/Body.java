package io.fairlead.connector.engine.manifest;

/** What a request carries. Without a present value the body is empty: no fields, {@code {}}. */
public sealed interface Body {

    ValueTemplate.Fields content();

    /** {@code application/x-www-form-urlencoded}; objects and lists within as {@code name[key]}, {@code name[0]}. */
    record Form(ValueTemplate.Fields content) implements Body {}

    /** {@code application/json}. */
    record Json(ValueTemplate.Fields content) implements Body {}
}
