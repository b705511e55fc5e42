package io.fairlead.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

    private final Path files;

    MemoryTest(@TempDir Path files) {
        this.files = files;
    }

    @Test
    void isWhatTheMachineSays() throws IOException {
        write("meminfo", "MemTotal:  9000000 kB\nMemAvailable:    4194304 kB\n");

        assertThat(memory().available()).hasValue(4096);
    }

    @Test
    void aContainersLimitCountsWhenItIsTighter() throws IOException {
        write("meminfo", "MemAvailable:    4194304 kB\n");
        write("memory.max", "2147483648\n");
        write("memory.current", "1073741824\n");

        assertThat(memory().available()).hasValue(1024);
    }

    @Test
    void aContainerWithoutLimitChangesNothing() throws IOException {
        write("meminfo", "MemAvailable:    4194304 kB\n");
        write("memory.max", "max\n");
        write("memory.current", "1073741824\n");

        assertThat(memory().available()).hasValue(4096);
    }

    @Test
    void isUnknownWhereNothingTells() {
        assertThat(memory().available()).isEmpty();
    }

    private Memory memory() {
        return new Memory(files.resolve("meminfo"), files);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(files.resolve(name), content);
    }
}
