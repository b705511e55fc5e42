package io.fairlead.testing.simulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Twin;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The body of a request to the control API, read strictly. */
final class Instruction {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final ObjectNode body;

    private Instruction(ObjectNode body) {
        this.body = body;
    }

    static Instruction parse(String text) {
        return new Instruction(
                Json.parseObject(text).orElseThrow(() -> new InvalidInstruction("the body must be a JSON object")));
    }

    Fault fault(Twin twin) {
        String kind = string("kind").orElseThrow(() -> new InvalidInstruction("'kind' is missing; " + KINDS));
        return switch (kind) {
            case "latency" -> {
                only("ms");
                yield new Fault.Latency(Duration.ofMillis(required("ms", 1, 600_000)));
            }
            case "status" -> {
                only("status", "lostAnswer");
                yield new Fault.Status(status(twin), flag("lostAnswer"));
            }
            case "rate-limit" -> {
                only("retryAfter");
                yield new Fault.RateLimit(integer("retryAfter", 0, 86_400)
                        .map(Duration::ofSeconds)
                        .orElse(null));
            }
            case "reset" -> {
                only("lostAnswer");
                yield new Fault.Reset(flag("lostAnswer"));
            }
            case "truncated" -> {
                only();
                yield new Fault.Truncated();
            }
            case "trickle" -> {
                only("ms");
                yield new Fault.Trickle(Duration.ofMillis(required("ms", 1, 600_000)));
            }
            case "page" -> {
                only();
                yield new Fault.Page();
            }
            case "redirect" -> {
                only("location");
                yield new Fault.Redirect(string("location").orElse(null));
            }
            case "bomb" -> {
                only("megabytes");
                yield new Fault.Bomb(required("megabytes", 1, 10_000));
            }
            case "nested" -> {
                only("depth");
                yield new Fault.Nested(required("depth", 1, 1_000_000));
            }
            default -> throw new InvalidInstruction("unknown kind '%s'; %s".formatted(kind, KINDS));
        };
    }

    private static final String KINDS =
            "one of latency, status, rate-limit, reset, truncated, trickle, page, redirect, bomb, nested";

    private int status(Twin twin) {
        int status = required("status", 100, 999);
        if (!twin.canFailWith(status)) {
            throw new InvalidInstruction("%s cannot fail with status %d".formatted(twin.name(), status));
        }
        return status;
    }

    Target target() {
        Optional<String> method = string("method").map(name -> name.toUpperCase(Locale.ROOT));
        method.filter(name -> !METHODS.contains(name)).ifPresent(name -> {
            throw new InvalidInstruction("unknown method '%s'".formatted(name));
        });
        Optional<String> path = string("path");
        path.filter(pattern -> !pattern.startsWith("/") && !pattern.startsWith("*"))
                .ifPresent(pattern -> {
                    throw new InvalidInstruction("'path' begins with a slash, below the provider's name");
                });
        return new Target(method, path);
    }

    Optional<Integer> times() {
        return integer("times", 1, 1_000_000);
    }

    int perSecond() {
        onlyThese(Set.of("perSecond"));
        return required("perSecond", 1, 1_000_000);
    }

    private void only(String... ofThisKind) {
        onlyThese(Stream.concat(Stream.of("kind", "times", "path", "method"), Stream.of(ofThisKind))
                .collect(Collectors.toSet()));
    }

    private void onlyThese(Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new InvalidInstruction("unknown %s; known here: %s".formatted(unknown, new TreeSet<>(known)));
        }
    }

    private Optional<JsonNode> given(String name) {
        return Optional.ofNullable(body.get(name)).filter(value -> !value.isNull());
    }

    private Optional<String> string(String name) {
        return given(name).map(value -> {
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw new InvalidInstruction("'%s' must be a non-empty string".formatted(name));
            }
            return value.textValue();
        });
    }

    private boolean flag(String name) {
        return given(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw new InvalidInstruction("'%s' must be true or false".formatted(name));
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    private int required(String name, int least, int most) {
        return integer(name, least, most).orElseThrow(() -> new InvalidInstruction("'%s' is missing".formatted(name)));
    }

    private Optional<Integer> integer(String name, int least, int most) {
        return given(name).map(value -> {
            if (!value.canConvertToInt()
                    || !value.isIntegralNumber()
                    || value.intValue() < least
                    || value.intValue() > most) {
                throw new InvalidInstruction("'%s' must be a whole number from %d to %d".formatted(name, least, most));
            }
            return value.intValue();
        });
    }
}
