package io.fairlead.deploy.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a tar archive that a build tool fetched. */
public final class Archive {

    private static final int OWNER_EXECUTES = 0100;

    private Archive() {}

    /**
     * Unpacks every entry below the directory.
     *
     * @param strippedLevels how many leading directories of each entry's name are left out
     */
    public static void unpack(InputStream tar, int strippedLevels, Path directory) throws IOException {
        var entries = new TarArchiveInputStream(tar);
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            var name = Path.of(entry.getName()).normalize();
            if (name.getNameCount() > strippedLevels) {
                write(entry, entries, within(directory, name.subpath(strippedLevels, name.getNameCount())));
            }
        }
    }

    private static Path within(Path directory, Path name) throws IOException {
        var target = directory.resolve(name).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("the archive's entry %s lies outside of it".formatted(name));
        }
        return target;
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & OWNER_EXECUTES) != 0) {
            makeExecutable(target);
        }
    }

    public static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(
                file,
                Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.GROUP_EXECUTE,
                        PosixFilePermission.OTHERS_READ,
                        PosixFilePermission.OTHERS_EXECUTE));
    }
}
