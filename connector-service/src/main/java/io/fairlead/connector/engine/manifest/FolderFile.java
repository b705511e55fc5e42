package io.fairlead.connector.engine.manifest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file of a connector's folder. Whoever brings a folder decides what is in it, not what else is read. */
record FolderFile(Path folder, String name) {

    /** Empty when there is none; one byte more than is allowed when it is larger than that. */
    Optional<byte[]> bytes() throws Unreadable {
        try {
            var file = folder.resolve(name).toRealPath();
            if (!file.startsWith(folder.toRealPath())) {
                throw new Unreadable("%s is a link out of the folder".formatted(name), "put the file itself there");
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new Unreadable("%s is not a file".formatted(name), null);
            }
            try (var stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(stream.readNBytes(YamlReading.LARGEST_FILE + 1));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw new Unreadable("%s cannot be read".formatted(name), "the service's user needs permission");
        } catch (FileSystemException e) {
            throw new Unreadable("%s cannot be read: %s".formatted(name, e.getReason()), null);
        } catch (IOException e) {
            throw new Unreadable("%s cannot be read: %s".formatted(name, e.getMessage()), null);
        }
    }

    /** A file that is there and is not read. */
    static final class Unreadable extends Exception {
        private final @Nullable String hint;

        Unreadable(String message, @Nullable String hint) {
            super(message);
            this.hint = hint;
        }

        @Nullable
        String hint() {
            return hint;
        }
    }
}
