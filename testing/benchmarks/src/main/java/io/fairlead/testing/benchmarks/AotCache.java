package io.fairlead.testing.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** The JDK's options for a cache of what a start does always alike. */
final class AotCache {

    private AotCache() {}

    /** For the run that leaves it. */
    static List<String> leave(Path cache) {
        return List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=off,cds*=off");
    }

    /** For those that have it; they fail when it is not theirs. */
    static List<String> use(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }
}
