package io.fairlead.deploy.part;

import io.fairlead.deploy.process.ProcessTable;
import java.nio.file.Path;

/**
 * Where one running suite keeps everything.
 *
 * @param root data, logs and process records
 * @param software programs unpacked from their archives; may be shared between suites, for it never changes
 */
public record SuiteDirectory(Path root, Path software) {

    public SuiteDirectory {
        root = root.toAbsolutePath().normalize();
        software = software.toAbsolutePath().normalize();
    }

    public static SuiteDirectory at(Path root) {
        return new SuiteDirectory(root, root.resolve("software"));
    }

    public Path data(String part) {
        return root.resolve("data").resolve(part);
    }

    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    public Path records() {
        return root.resolve("processes");
    }

    public ProcessTable processes() {
        return new ProcessTable(records());
    }
}
