package io.fairlead.deploy.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Properties;

/** Numbers by name in a small file that several processes read and one writes. */
record KeptNumbers(Path file) {

    OptionalInt get(String name) {
        var number = read().getProperty(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
    }

    Collection<Integer> all() {
        return read().values().stream()
                .map(number -> Integer.valueOf((String) number))
                .toList();
    }

    void put(String name, int number) {
        var numbers = read();
        numbers.setProperty(name, Integer.toString(number));
        var begun = file.resolveSibling(file.getFileName() + ".begun");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var writer = Files.newBufferedWriter(begun)) {
                numbers.store(writer, null);
            }
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private Properties read() {
        var numbers = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            numbers.load(reader);
        } catch (NoSuchFileException none) {
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return numbers;
    }
}
