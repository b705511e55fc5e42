package io.fairlead.testing.nativeimage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** An archive of classes and other files. */
record Jar(Path path) {

    private static final String CLASS = ".class";

    static List<Jar> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(Jar::new)
                    .toList();
        }
    }

    /** Quarkus names an archive after its group and artifact, and says when it has changed it. */
    boolean isOf(String artifact) {
        return path.getFileName().toString().replaceFirst("^modified-", "").startsWith(artifact);
    }

    /** Those that somebody wrote: what a build generates has a {@code _} or {@code $$} in its name. */
    Stream<ClassModel> classes() {
        return contents(name -> name.endsWith(CLASS) && !name.matches(".*(_|\\$\\$|\\$HibernateProxy|-info).*"))
                .stream()
                .map(ClassFile.of()::parse);
    }

    /** All but classes and what describes the archive itself. */
    Stream<String> files() {
        try (var zip = new ZipFile(path.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .filter(name -> !name.endsWith(CLASS) && !name.startsWith("META-INF/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] content(String name) {
        return contents(name::equals).getFirst();
    }

    private List<byte[]> contents(Predicate<String> wanted) {
        List<byte[]> contents = new ArrayList<>();
        try (var zip = new ZipFile(path.toFile())) {
            for (var entry :
                    zip.stream().filter(entry -> wanted.test(entry.getName())).toList()) {
                contents.add(zip.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
