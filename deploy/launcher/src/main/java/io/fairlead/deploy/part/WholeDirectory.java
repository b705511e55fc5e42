package io.fairlead.deploy.part;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Directories that appear complete or not at all. */
public final class WholeDirectory {

    private WholeDirectory() {}

    /** Fills a directory. */
    @FunctionalInterface
    public interface Filling {
        void into(Path directory) throws IOException, InterruptedException;
    }

    /**
     * Does nothing when the directory is there, for then it is complete. A filling that was killed left a directory of
     * another name. Several launchers may want the same directory: the first fills it, the others wait.
     */
    public static void create(Path directory, Filling filling) throws IOException, InterruptedException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directory.toAbsolutePath().getParent());
        try (var channel = FileChannel.open(sibling(directory, ".lock"), CREATE, WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(directory)) {
                var unfinished = sibling(directory, ".unfinished");
                delete(unfinished);
                Files.createDirectory(unfinished);
                filling.into(unfinished);
                Files.move(unfinished, directory, ATOMIC_MOVE);
            }
        }
    }

    private static Path sibling(Path directory, String suffix) {
        return directory.resolveSibling(directory.getFileName() + suffix);
    }

    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
