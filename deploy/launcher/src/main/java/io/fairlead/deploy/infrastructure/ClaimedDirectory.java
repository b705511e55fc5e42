package io.fairlead.deploy.infrastructure;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.fairlead.deploy.part.WholeDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The right to use a directory and to delete it in the end. Only a directory that is empty or was claimed before is
 * given, and to one launcher at a time; the next waits until the one before has finished deleting.
 */
final class ClaimedDirectory {

    private static final String MARK = "fairlead-test-infrastructure";
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Path directory;
    private final FileChannel channel;

    private ClaimedDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static ClaimedDirectory on(Path directory) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            requireOurs(directory);
            Files.createDirectories(directory);
            var channel = FileChannel.open(directory.resolve(MARK), CREATE, WRITE, TRUNCATE_EXISTING);
            if (channel.tryLock() != null && bearsOurMark(channel, directory)) {
                return new ClaimedDirectory(directory, channel);
            }
            channel.close();
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
        throw new InfrastructureRefused("another launcher runs its infrastructure in " + directory);
    }

    /** Deletes everything, the mark last: what is half deleted must still be known as ours. */
    void delete() throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.filter(ClaimedDirectory::isNotTheMark).toList()) {
                WholeDirectory.delete(file);
            }
        }
        Files.delete(directory.resolve(MARK));
        try {
            Files.delete(directory);
        } catch (DirectoryNotEmptyException takenByTheNext) {
            return;
        } finally {
            channel.close();
        }
    }

    private static boolean isNotTheMark(Path file) {
        return !file.endsWith(MARK);
    }

    /** The lock may be on a file that the launcher before has just deleted. */
    private static boolean bearsOurMark(FileChannel channel, Path directory) throws IOException {
        var mark = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.US_ASCII)));
        var file = directory.resolve(MARK);
        return Files.exists(file) && Files.readString(file).equals(mark);
    }

    private static void requireOurs(Path directory) throws IOException {
        if (Files.isDirectory(directory) && Files.notExists(directory.resolve(MARK)) && !isEmpty(directory)) {
            throw new InfrastructureRefused(directory + " holds files of another kind and would be deleted in the end");
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
