package io.fairlead.webhook.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.chassis.secret.Secret;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.webhook.connector.DurationText;
import io.fairlead.webhook.signature.SignatureSchemes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a client sends about an endpoint and tells every mistake at once, each with its place. */
final class EndpointReader {
    private static final Set<String> NEW = Set.of("integration", "scheme", "secrets", "maxBytes");
    private static final Set<String> CHANGED = Set.of("integration", "scheme", "secrets", "overlap", "maxBytes");
    private static final int MOST_SECRETS = 5;
    private static final int LONGEST_SECRET = 500;
    private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private EndpointReader(@Nullable JsonNode body) {
        this.body = body == null ? JsonNodeFactory.instance.missingNode() : body;
    }

    static EndpointDraft create(@Nullable JsonNode body) {
        return new EndpointReader(body).draft();
    }

    /** By JSON Merge Patch (RFC 7396); integration and scheme are fixed. */
    static EndpointDraft.Patch patch(@Nullable JsonNode body, StoredEndpoint present) {
        return new EndpointReader(body).changes(present);
    }

    /** What is wrong with the secrets under a scheme; known only when the integration is. */
    static List<FieldError> complaints(List<Secret> secrets, String scheme) {
        List<FieldError> found = new ArrayList<>();
        SignatureSchemes.find(scheme).ifPresent(known -> {
            for (int i = 0; i < secrets.size(); i++) {
                String pointer = "/secrets/" + i;
                known.complaintAbout(secrets.get(i))
                        .ifPresent(complaint -> found.add(new FieldError(pointer, complaint)));
            }
        });
        return found;
    }

    static Failure invalid(List<FieldError> errors) {
        return Failure.of(ProblemCode.INVALID_BODY, "The endpoint is not valid.")
                .withErrors(errors);
    }

    private EndpointDraft draft() {
        requireObjectOf(NEW);
        String integration = text("integration").orElse("");
        if (integration.isEmpty()) wrong("/integration", "is required");
        Optional<String> scheme = text("scheme");
        scheme.filter(name -> SignatureSchemes.find(name).isEmpty())
                .ifPresent(name -> wrong("/scheme", "is not known; known are %s".formatted(SignatureSchemes.names())));
        List<Secret> secrets = secrets();
        int maxBytes = maxBytes().orElse(Endpoint.USUAL_BYTES);
        refuseWhenWrong();
        return new EndpointDraft(integration, scheme, secrets, maxBytes);
    }

    private EndpointDraft.Patch changes(StoredEndpoint present) {
        requireObjectOf(CHANGED);
        fixed("integration", present.integration());
        fixed("scheme", present.scheme());
        boolean replaces = body.has("secrets");
        List<Secret> secrets = replaces ? secrets() : List.of();
        if (replaces) errors.addAll(complaints(secrets, present.scheme()));
        if (body.has("overlap") && !replaces) wrong("/overlap", "says how long replaced secrets hold; none are");
        Duration overlap = text("overlap").map(this::overlap).orElse(USUAL_OVERLAP);
        Integer maxBytes = body.path("maxBytes").isNull()
                ? Integer.valueOf(Endpoint.USUAL_BYTES)
                : maxBytes().orElse(null);
        refuseWhenWrong();
        return new EndpointDraft.Patch(replaces ? secrets : null, overlap, maxBytes);
    }

    private Duration overlap(String text) {
        Optional<Duration> overlap =
                DurationText.parse(text).filter(duration -> duration.compareTo(LONGEST_OVERLAP) <= 0);
        if (overlap.isEmpty()) wrong("/overlap", "must be a duration like 0s, 30m or 24h, at most 720h");
        return overlap.orElse(USUAL_OVERLAP);
    }

    private List<Secret> secrets() {
        JsonNode given = body.path("secrets");
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_SECRETS) {
            wrong("/secrets", "must be a list of 1 to %d secrets".formatted(MOST_SECRETS));
            return List.of();
        }
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String text = given.get(i).isTextual() ? given.get(i).textValue() : "";
            if (text.isBlank() || text.length() > LONGEST_SECRET)
                wrong("/secrets/" + i, "must be a string of 1 to %d characters".formatted(LONGEST_SECRET));
            secrets.add(Secret.of(text));
        }
        return secrets;
    }

    private Optional<Integer> maxBytes() {
        JsonNode value = body.path("maxBytes");
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > Endpoint.MOST_BYTES)
            wrong("/maxBytes", "must be a whole number from 1 to %d".formatted(Endpoint.MOST_BYTES));
        return Optional.of(value.intValue());
    }

    private Optional<String> text(String member) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isTextual()) wrong("/" + member, "must be a string");
        return Optional.of(value.asText());
    }

    private void fixed(String member, String present) {
        JsonNode value = body.path(member);
        if (!value.isMissingNode() && !present.equals(value.textValue()))
            wrong("/" + member, "is fixed when the endpoint is created ('%s')".formatted(present));
    }

    private void requireObjectOf(Set<String> members) {
        if (!body.isObject()) {
            wrong("", "must be a JSON object");
            refuseWhenWrong();
        }
        body.fieldNames().forEachRemaining(member -> {
            if (!members.contains(member)) errors.add(FieldError.at(List.of(member), "is not a known member"));
        });
    }

    private void wrong(String pointer, String message) {
        errors.add(new FieldError(pointer, message));
    }

    private void refuseWhenWrong() {
        if (!errors.isEmpty()) throw invalid(errors);
    }
}
