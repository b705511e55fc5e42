package io.fairlead.deploy.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** How much memory may still be used, by the machine's own word and by the limit of the container this runs in. */
final class Memory {

    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");
    private static final long KIB = 1024;

    private final Path meminfo;
    private final Path controlGroup;

    Memory(Path meminfo, Path controlGroup) {
        this.meminfo = meminfo;
        this.controlGroup = controlGroup;
    }

    static Memory ofThisMachine() {
        return new Memory(Path.of("/proc/meminfo"), Path.of("/sys/fs/cgroup"));
    }

    /** In MiB; empty where nothing tells. */
    OptionalLong available() {
        return LongStream.concat(machine().stream(), container().stream())
                .map(bytes -> bytes / KIB / KIB)
                .min();
    }

    private OptionalLong machine() {
        var matcher = AVAILABLE.matcher(read(meminfo));
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * KIB) : OptionalLong.empty();
    }

    private OptionalLong container() {
        var limit = number(read(controlGroup.resolve("memory.max")));
        var used = number(read(controlGroup.resolve("memory.current")));
        return limit.isPresent() && used.isPresent()
                ? OptionalLong.of(limit.getAsLong() - used.getAsLong())
                : OptionalLong.empty();
    }

    private static OptionalLong number(String text) {
        return text.strip().matches("\\d+") ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }
}
