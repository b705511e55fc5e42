package io.fairlead.testing.chaos;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.suite.Replicas;
import io.fairlead.testing.kit.suite.Suite;
import io.fairlead.testing.kit.suite.SuitePrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A suite for one run, in a directory of its own, taken down however the run ends. What its parts have written is kept
 * when the run went wrong.
 */
final class OwnSuite implements AutoCloseable {

    private final Path directory;
    private final FileChannel lockFile;
    private final Suite suite;
    private final Console console;
    private final Thread takeDown = new Thread(this::takeDown, "take-down");
    private boolean down;
    private boolean good;

    private OwnSuite(Path directory, FileChannel lockFile, Suite suite, Console console) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.suite = suite;
        this.console = console;
    }

    /**
     * Starts it with this many replicas, supervised.
     *
     * @param settings of this suite only
     */
    static OwnSuite start(
            Map<String, String> environment, Map<String, String> settings, Replicas replicas, Console console) {
        var directory = Path.of(environment.getOrDefault("FAIRLEAD_DATA", ".fairlead"), "chaos")
                .toAbsolutePath();
        var lockFile = lock(directory.resolveSibling("chaos.lock"));
        var suite = Suite.in(directory, SuitePrograms.handedOver(environment), settings);
        var own = new OwnSuite(directory, lockFile, suite, console);
        Runtime.getRuntime().addShutdownHook(own.takeDown);
        try {
            suite.startSupervised(replicas);
            return own;
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    Suite suite() {
        return suite;
    }

    /** Nothing of this run needs to be looked at. */
    void wentWell() {
        good = true;
    }

    @Override
    public void close() {
        takeDown();
        try {
            Runtime.getRuntime().removeShutdownHook(takeDown);
        } catch (IllegalStateException alreadyEnding) {
            return;
        }
    }

    private synchronized void takeDown() {
        if (down) {
            return;
        }
        down = true;
        try {
            suite.close();
            if (good) {
                WholeDirectory.delete(directory);
            } else {
                console.note("what the parts have written: " + suite.logs());
            }
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path file) {
        try {
            Files.createDirectories(file.getParent());
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new IllegalStateException("another ./fairlead chaos is at work here");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
