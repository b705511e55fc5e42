package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A JSON schema ready to check values, safe for use by many threads. It never fetches another schema. */
public final class DataSchema {
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(VersionFlag.V202012, builder -> builder.enableSchemaCache(false)
                    .schemaLoaders(loaders -> loaders.values(all -> {
                        all.clear();
                        all.add(location -> () -> {
                            throw new InvalidManifest("a schema of a connector refers to no other: " + location);
                        });
                    })));

    private final JsonSchema schema;

    private DataSchema(JsonSchema schema) {
        this.schema = schema;
    }

    public static DataSchema of(JsonNode schema) {
        return new DataSchema(FACTORY.getSchema(schema, CONFIG));
    }

    /** A schema of an object that has nothing but what is described, so that what is misspelt does not pass. */
    static ObjectNode closed(ObjectNode schema) {
        return schema.deepCopy().put("type", "object").put("additionalProperties", false);
    }

    /** Everything that is wrong with a value; empty when it is valid. */
    public List<Violation> violations(JsonNode value) {
        return messages(value).stream().map(Violation::of).distinct().toList();
    }

    Set<ValidationMessage> messages(JsonNode value) {
        return schema.validate(value);
    }
}
