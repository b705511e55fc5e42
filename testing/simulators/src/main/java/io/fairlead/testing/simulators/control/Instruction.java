package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Twin;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the control API is told about faults and limits. */
final class Instruction {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Fields fields;

    private Instruction(Fields fields) {
        this.fields = fields;
    }

    static Instruction parse(String text) {
        return new Instruction(Fields.of(text));
    }

    Fault fault(Twin twin) {
        String kind = fields.string("kind").orElseThrow(() -> new InvalidInstruction("'kind' is missing; " + KINDS));
        return switch (kind) {
            case "latency" -> {
                only("ms");
                yield new Fault.Latency(Duration.ofMillis(fields.required("ms", 1, 600_000)));
            }
            case "status" -> {
                only("status", "lostAnswer");
                yield new Fault.Status(status(twin), fields.flag("lostAnswer"));
            }
            case "rate-limit" -> {
                only("retryAfter");
                yield new Fault.RateLimit(fields.integer("retryAfter", 0, 86_400)
                        .map(Duration::ofSeconds)
                        .orElse(null));
            }
            case "reset" -> {
                only("lostAnswer");
                yield new Fault.Reset(fields.flag("lostAnswer"));
            }
            case "truncated" -> {
                only();
                yield new Fault.Truncated();
            }
            case "trickle" -> {
                only("ms");
                yield new Fault.Trickle(Duration.ofMillis(fields.required("ms", 1, 600_000)));
            }
            case "page" -> {
                only();
                yield new Fault.Page();
            }
            case "redirect" -> {
                only("location");
                yield new Fault.Redirect(fields.string("location").orElse(null));
            }
            case "bomb" -> {
                only("megabytes");
                yield new Fault.Bomb(fields.required("megabytes", 1, 10_000));
            }
            case "nested" -> {
                only("depth");
                yield new Fault.Nested(fields.required("depth", 1, 1_000_000));
            }
            case "flapping" -> {
                only("status", "every");
                yield new Fault.Flapping(status(twin), fields.required("every", 1, 1_000_000));
            }
            case "repeated-page" -> {
                onlyOfLists(twin);
                yield new Fault.RepeatedPage();
            }
            case "short-page" -> {
                onlyOfLists(twin);
                yield new Fault.ShortPage();
            }
            default -> throw new InvalidInstruction("unknown kind '%s'; %s".formatted(kind, KINDS));
        };
    }

    private static final String KINDS =
            "one of latency, status, rate-limit, reset, truncated, trickle, page, redirect, bomb, nested,"
                    + " flapping, repeated-page, short-page";

    private void onlyOfLists(Twin twin) {
        only();
        if (twin.lists().isEmpty()) {
            throw new InvalidInstruction("%s turns no pages by offset".formatted(twin.name()));
        }
    }

    private int status(Twin twin) {
        int status = fields.required("status", 100, 999);
        if (!twin.canFailWith(status)) {
            throw new InvalidInstruction("%s cannot fail with status %d".formatted(twin.name(), status));
        }
        return status;
    }

    Target target() {
        Optional<String> method = fields.string("method").map(name -> name.toUpperCase(Locale.ROOT));
        method.filter(name -> !METHODS.contains(name)).ifPresent(name -> {
            throw new InvalidInstruction("unknown method '%s'".formatted(name));
        });
        Optional<String> path = fields.string("path");
        path.filter(pattern -> !pattern.startsWith("/") && !pattern.startsWith("*"))
                .ifPresent(pattern -> {
                    throw new InvalidInstruction("'path' begins with a slash, below the provider's name");
                });
        return new Target(method, path);
    }

    Optional<Integer> times() {
        return fields.integer("times", 1, 1_000_000);
    }

    int perSecond() {
        fields.only(Set.of("perSecond"));
        return fields.required("perSecond", 1, 1_000_000);
    }

    private void only(String... ofThisKind) {
        fields.only(Stream.concat(Stream.of("kind", "times", "path", "method"), Stream.of(ofThisKind))
                .collect(Collectors.toSet()));
    }
}
