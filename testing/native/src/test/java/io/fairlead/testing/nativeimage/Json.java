package io.fairlead.testing.nativeimage;

import static java.util.Map.entry;

import java.lang.classfile.ClassModel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The suite's own types that Jackson makes or takes apart: bodies of the API, events, and what a class reads and writes by
 * itself; with everything that they hold.
 *
 * @param ours the suite's own classes by name
 */
record Json(Map<String, ClassModel> ours) {

    private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper";
    private static final String REFERENCE = "com.fasterxml.jackson.core.type.TypeReference";
    private static final String EVENTS = "io.fairlead.contracts.event.";
    private static final Set<String> REQUESTS = Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
            .map("jakarta.ws.rs."::concat)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern READING = Pattern.compile("readValues?|readerFor.*|treeToValue|convertValue");
    private static final Pattern WRITING = Pattern.compile("writeValue.*|writerFor.*|valueToTree|convertValue");

    /** What is written, where the code's types do not tell: nothing but events, trees, maps and plain values, or these. */
    private static final Map<String, Set<String>> WRITTEN = Map.ofEntries(
            entry("io.fairlead.chassis.event.EventEncoder", Set.of("io.fairlead.chassis.event.EncodedEvent")),
            entry("io.fairlead.chassis.event.StateTable", Set.of()),
            entry("io.fairlead.chassis.problem.Problem", Set.of("io.fairlead.chassis.problem.FieldError")),
            entry("io.fairlead.connector.catalog.DefinitionEvents", Set.of()),
            entry("io.fairlead.connector.engine.body.JsonBody", Set.of()),
            entry("io.fairlead.connector.engine.paging.Cursors", Set.of()),
            entry("io.fairlead.monitoring.call.CallLog", Set.of()),
            entry("io.fairlead.monitoring.inbox.Inbox", Set.of()),
            entry("io.fairlead.sync.connector.ConnectorDefinitions", Set.of()),
            entry("io.fairlead.sync.record.Quarantine", Set.of("io.fairlead.chassis.problem.FieldError")),
            entry("io.fairlead.webhook.connector.ConnectorDefinitions", Set.of()),
            entry("io.fairlead.webhook.event.EventStore", Set.of()),
            entry("io.fairlead.webhook.intake.SecretFields", Set.of()));

    /** Who writes what nobody has said. */
    Stream<String> unsaid() {
        return ours.values().stream()
                .filter(type -> calls(type, WRITING))
                .map(Bytecode::name)
                .filter(name -> !WRITTEN.containsKey(name));
    }

    Set<String> types() {
        Set<String> found = new HashSet<>();
        ours.values().stream().flatMap(this::namedBy).forEach(name -> add(name, found));
        return found;
    }

    private Stream<String> namedBy(ClassModel type) {
        var name = Bytecode.name(type);
        var bodies = Bytecode.methodTypes(type, REQUESTS);
        var events = name.startsWith(EVENTS)
                ? Stream.<String>empty()
                : Bytecode.mentioned(type).filter(mentioned -> mentioned.startsWith(EVENTS));
        var read = calls(type, READING) ? Bytecode.literals(type) : Stream.<String>empty();
        var referred = Bytecode.superclass(type).filter(REFERENCE::equals).isPresent()
                ? Bytecode.inheritedTypes(type)
                : Stream.<String>empty();
        var written = calls(type, WRITING) ? WRITTEN.getOrDefault(name, Set.of()).stream() : Stream.<String>empty();
        return Stream.of(bodies, events, read, referred, written).flatMap(each -> each);
    }

    private void add(String name, Set<String> found) {
        var type = ours.get(name);
        if (type != null && Bytecode.isRecord(type) && found.add(name)) {
            Bytecode.componentTypes(type).forEach(component -> add(component, found));
        }
    }

    private static boolean calls(ClassModel type, Pattern methods) {
        return Bytecode.calls(type)
                .anyMatch(call -> call.owner().equals(MAPPER)
                        && methods.matcher(call.method()).matches());
    }
}
