package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads connectors' folders. What is wrong in one is told all at once. */
public final class ConnectorReader {
    public static final String CONNECTOR_FILE = "connector.yaml";
    public static final String EXAMPLES_FILE = "examples.yaml";

    private final ExpressionCheck expressions;

    public ConnectorReader(ExpressionCheck expressions) {
        this.expressions = expressions;
    }

    /** Blocks while it reads from disk. */
    public Reading read(Path folder) {
        var name = folder.toAbsolutePath().normalize().getFileName().toString();
        var file = CONNECTOR_FILE;
        try {
            var connector = new FolderFile(folder, file).bytes();
            if (connector.isEmpty()) {
                return refused(name, file, "the folder has no " + file, null);
            }
            file = EXAMPLES_FILE;
            return read(
                    name, connector.get(), new FolderFile(folder, file).bytes().orElse(null));
        } catch (FolderFile.Unreadable e) {
            return refused(name, file, String.valueOf(e.getMessage()), e.hint());
        }
    }

    public Reading read(String folder, byte[] connectorFile, byte @Nullable [] examplesFile) {
        var findings = new Findings(folder + "/" + CONNECTOR_FILE);
        var read = YamlReading.read(connectorFile, findings)
                .map(file -> read(folder, file))
                .orElseGet(() -> new Reading.Invalid(folder, findings.inOrder()));
        return read instanceof Reading.Valid valid && examplesFile != null ? withExamples(valid, examplesFile) : read;
    }

    /** Reads what {@link Reading.Valid#definition} kept. */
    public Reading read(String id, JsonNode definition) {
        return read(id, new YamlFile(definition, Map.of(), Map.of(), new Findings(id + "/" + CONNECTOR_FILE)));
    }

    private Reading read(String folder, YamlFile file) {
        GrammarSchema.CONNECTOR.check(file);
        new ConnectorCheck(file, folder, expressions).check();
        return file.findings().none()
                ? built(folder, file)
                : new Reading.Invalid(folder, file.findings().inOrder());
    }

    /** The records have the last word. */
    private static Reading built(String folder, YamlFile file) {
        try {
            return new Reading.Valid(
                    ConnectorYaml.connector(file.root()), List.of(), file.root(), file.placeOf("/version"));
        } catch (InvalidManifest e) {
            file.wrong("", String.valueOf(e.getMessage()), null);
            return new Reading.Invalid(folder, file.findings().inOrder());
        }
    }

    private static Reading withExamples(Reading.Valid valid, byte[] examplesFile) {
        var findings = new Findings(valid.id() + "/" + EXAMPLES_FILE);
        return exchanges(valid.connector(), examplesFile, findings)
                .<Reading>map(exchanges ->
                        new Reading.Valid(valid.connector(), exchanges, valid.definition(), valid.versionPlace()))
                .orElseGet(() -> new Reading.Invalid(valid.id(), findings.inOrder()));
    }

    private static Optional<List<Exchange>> exchanges(Connector connector, byte[] bytes, Findings findings) {
        return YamlReading.read(bytes, findings).flatMap(file -> {
            GrammarSchema.EXAMPLES.check(file);
            new ExamplesCheck(file, connector).check();
            return findings.none() ? Optional.of(ExamplesYaml.exchanges(file.root())) : Optional.empty();
        });
    }

    private static Reading refused(String folder, String file, String message, @Nullable String hint) {
        var findings = new Findings(folder + "/" + file);
        findings.add(Place.START, "", message, hint);
        return new Reading.Invalid(folder, findings.inOrder());
    }
}
