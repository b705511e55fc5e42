package io.fairlead.connector.engine.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        try {
            var connector = bytes(folder.resolve(CONNECTOR_FILE));
            if (connector == null) {
                return refused(name, CONNECTOR_FILE, "the folder has no " + CONNECTOR_FILE);
            }
            return read(name, connector, bytes(folder.resolve(EXAMPLES_FILE)));
        } catch (IOException e) {
            return refused(name, CONNECTOR_FILE, "the folder cannot be read: " + e);
        }
    }

    public Reading read(String folder, byte[] connectorFile, byte @Nullable [] examplesFile) {
        var findings = new Findings(folder + "/" + CONNECTOR_FILE);
        var connector = connector(folder, connectorFile, findings);
        if (connector.isEmpty()) {
            return new Reading.Invalid(folder, findings.inOrder());
        }
        if (examplesFile == null) {
            return new Reading.Valid(connector.get(), List.of());
        }
        var examplesFindings = new Findings(folder + "/" + EXAMPLES_FILE);
        var exchanges = exchanges(connector.get(), examplesFile, examplesFindings);
        return exchanges.isEmpty()
                ? new Reading.Invalid(folder, examplesFindings.inOrder())
                : new Reading.Valid(connector.get(), exchanges.get());
    }

    private Optional<Connector> connector(String folder, byte[] bytes, Findings findings) {
        return YamlReading.read(bytes, findings).flatMap(file -> {
            GrammarSchema.CONNECTOR.check(file);
            new ConnectorCheck(file, folder, expressions).check();
            return findings.none() ? built(file, findings) : Optional.empty();
        });
    }

    /** The records have the last word. */
    private static Optional<Connector> built(YamlFile file, Findings findings) {
        try {
            return Optional.of(ConnectorYaml.connector(file.root()));
        } catch (InvalidManifest e) {
            findings.add(Place.START, "", String.valueOf(e.getMessage()), null);
            return Optional.empty();
        }
    }

    private static Optional<List<Exchange>> exchanges(Connector connector, byte[] bytes, Findings findings) {
        return YamlReading.read(bytes, findings).flatMap(file -> {
            GrammarSchema.EXAMPLES.check(file);
            new ExamplesCheck(file, connector).check();
            return findings.none() ? Optional.of(ExamplesYaml.exchanges(file.root())) : Optional.empty();
        });
    }

    /** Null when there is no such file; one byte more than is allowed when it is larger than that. */
    private static byte @Nullable [] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(YamlReading.LARGEST_FILE + 1);
        }
    }

    private static Reading refused(String folder, String file, String message) {
        var findings = new Findings(folder + "/" + file);
        findings.add(Place.START, "", message, null);
        return new Reading.Invalid(folder, findings.inOrder());
    }
}
