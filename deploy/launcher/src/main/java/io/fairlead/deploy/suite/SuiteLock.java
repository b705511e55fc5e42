package io.fairlead.deploy.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The right to change a suite, held by one process at a time: whoever starts, supervises or stops it. The kernel takes
 * it back from a process that dies, however it dies. The file says who holds it and what for; who wants it leaves a
 * request beside it.
 */
final class SuiteLock implements AutoCloseable {

    enum Phase {
        /** Something is being started or stopped; must be waited for. */
        WORKING,
        /** Nothing is under way; gives up the lock when asked. */
        SUPERVISING
    }

    record Holder(long pid, Phase phase) {}

    private static final Pattern CONTENT = Pattern.compile("(\\d+) (WORKING|SUPERVISING)");

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private SuiteLock(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /** Empty while another process holds it. */
    static Optional<SuiteLock> tryAcquire(Path directory) {
        try {
            Files.createDirectories(directory);
            var channel = FileChannel.open(
                    file(directory), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            var acquired = new SuiteLock(directory, channel, lock);
            acquired.enter(Phase.WORKING);
            Files.deleteIfExists(request(directory));
            return Optional.of(acquired);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file(directory), e);
        }
    }

    /** Who holds it, as far as the file tells at this moment. */
    static Optional<Holder> holder(Path directory) {
        try {
            var content = CONTENT.matcher(Files.readString(file(directory)).strip());
            return content.matches()
                    ? Optional.of(new Holder(Long.parseLong(content.group(1)), Phase.valueOf(content.group(2))))
                    : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Whether nobody holds it; looks without touching what a holder wrote. */
    static boolean isFree(Path directory) {
        if (Files.notExists(file(directory))) {
            return true;
        }
        try (var channel = FileChannel.open(file(directory), StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file(directory), e);
        }
    }

    /** Asks the holder to give it up as soon as it only supervises. */
    static void request(Path directory, long pid) {
        try {
            Files.writeString(request(directory), Long.toString(pid));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the lock in " + directory, e);
        }
    }

    boolean isRequested() {
        return Files.exists(request(directory));
    }

    void enter(Phase phase) {
        try {
            var text = "%d %s%n".formatted(ProcessHandle.current().pid(), phase);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(directory), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + file(directory), e);
        }
    }

    private static Path file(Path directory) {
        return directory.resolve("suite.lock");
    }

    private static Path request(Path directory) {
        return directory.resolve("suite.lock.wanted");
    }
}
