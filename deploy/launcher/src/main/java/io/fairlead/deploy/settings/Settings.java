package io.fairlead.deploy.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How this run differs from the defaults, read from the environment once. */
public final class Settings {

    private static final String LIVE_EDITING = "FAIRLEAD_CONNECTORS_LIVE_EDITING";
    private static final String ALLOWED_ORIGINS = "FAIRLEAD_OUTBOUND_ALLOWED_ORIGINS";
    public static final String QUICK_START = "FAIRLEAD_QUICK_START";
    private static final String TWIN_USERS = "FAIRLEAD_TWIN_USERS";
    private static final int USERS = 10_000;
    private static final int FEWEST_USERS = 230;
    private static final int MOST_USERS = 1_000_000;
    private static final String PUBLIC_URL = "FAIRLEAD_PUBLIC_URL";
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/?#\\s]+(?:/[^?#\\s]*)?");
    private static final String PORTS = "FAIRLEAD_PORT_";
    private static final int SMALLEST_HEAP = 64;

    private final Map<String, String> environment;
    private final Map<Setting.Port, Integer> ports = new EnumMap<>(Setting.Port.class);
    private final Map<Setting.Heap, Integer> heaps = new EnumMap<>(Setting.Heap.class);

    private Settings(Map<String, String> environment) {
        this.environment = environment;
        refuseUnknown();
        for (var port : Setting.Port.values()) {
            ports.put(port, number(port.variable(), port.byDefault(), 1, 65535));
        }
        refuseSharedPorts();
        for (var heap : Setting.Heap.values()) {
            var common = number(Setting.Heap.COMMON_VARIABLE, heap.byDefault(), SMALLEST_HEAP, Integer.MAX_VALUE);
            heaps.put(heap, number(heap.variable(), common, SMALLEST_HEAP, Integer.MAX_VALUE));
        }
    }

    /**
     * Reads all settings.
     *
     * @throws InvalidSetting with a message for the person who set it
     */
    public static Settings read(Map<String, String> environment) {
        return new Settings(environment);
    }

    /** The clone this suite is run from. */
    public Path root() {
        return Path.of(required("FAIRLEAD_ROOT"));
    }

    /** Where everything that a run leaves on disk lies. */
    public Path data() {
        return Path.of(required("FAIRLEAD_DATA"));
    }

    /** Where the packaged launcher lies that this process runs from. */
    public Path launcher() {
        return Path.of(required("FAIRLEAD_LAUNCHER"));
    }

    /** Where the packaged services and twins lie; absent while only the launcher is built. */
    public Optional<Path> suite() {
        return text("FAIRLEAD_SUITE").map(Path::of);
    }

    /** Where the packaged benchmarks lie; absent until they are asked for. */
    public Optional<Path> benchmarks() {
        return text("FAIRLEAD_BENCHMARKS").map(Path::of);
    }

    /** Where the packaged chaos runs lie; absent until they are asked for. */
    public Optional<Path> chaos() {
        return text("FAIRLEAD_CHAOS").map(Path::of);
    }

    public Path connectors() {
        return text("FAIRLEAD_CONNECTORS").map(Path::of).orElseGet(() -> root().resolve("connectors"));
    }

    /** Whether a connector's file may change without a higher version. */
    public boolean liveEditing() {
        return yesOrNo(LIVE_EDITING, true);
    }

    /** Whether services and Kafka do without the second compiler: they start with half the work and then run at half the speed. */
    public boolean quickStart() {
        return yesOrNo(QUICK_START, false);
    }

    /** How many users the district of OneRoster's twin has. */
    public int twinUsers() {
        return number(TWIN_USERS, USERS, FEWEST_USERS, MOST_USERS);
    }

    /** Where providers may be reached although it is plain http or a private network; the twins always. */
    public List<String> allowedOrigins() {
        var twins = "http://localhost:" + port(Setting.Port.TWINS);
        return Stream.concat(Stream.of(twins), text(ALLOWED_ORIGINS).stream()).toList();
    }

    /** Where the gateway is for whoever is told an address of ours, such as a provider; without a slash at its end. */
    public String publicUrl() {
        var url = text(PUBLIC_URL).orElseGet(() -> "http://localhost:" + port(Setting.Port.GATEWAY));
        if (!WEB_ADDRESS.matcher(url).matches()) {
            throw new InvalidSetting(
                    "%s must be an address such as https://fairlead.example, not '%s'".formatted(PUBLIC_URL, url));
        }
        return url.replaceFirst("/+$", "");
    }

    public Optional<Path> maven() {
        return text("FAIRLEAD_MAVEN").map(Path::of);
    }

    /** Where traces go; absent means nowhere. */
    public Optional<String> traces() {
        return text("FAIRLEAD_OTLP_ENDPOINT");
    }

    public int port(Setting.Port port) {
        return at(ports, port);
    }

    public int heap(Setting.Heap heap) {
        return at(heaps, heap);
    }

    public static List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add("FAIRLEAD_DATA                   data, logs and secrets of the local suite (.fairlead in the clone)");
        lines.add("FAIRLEAD_CONNECTORS             folder of connectors (connectors in the clone)");
        lines.add("%-31s connectors may change without a higher version (true)".formatted(LIVE_EDITING));
        lines.add("%-31s further origins of providers that may be plain http or private, such as"
                .formatted(ALLOWED_ORIGINS));
        lines.add("%-31s http://localhost:9000, with commas between them (none but the twins)".formatted(""));
        lines.add("%-31s where the gateway is for those outside who are told its address".formatted(PUBLIC_URL));
        lines.add("%-31s (http://localhost and the gateway's port)".formatted(""));
        lines.add("FAIRLEAD_JAVA_HOME              the JDK to use (the first JDK 25 or newer that is found)");
        lines.add("%-31s services and Kafka start with half the work and then run at half the speed (false)"
                .formatted(QUICK_START));
        lines.add("%-31s users in the district of OneRoster's twin, from %d to %d (%d)"
                .formatted(TWIN_USERS, FEWEST_USERS, MOST_USERS, USERS));
        lines.add("FAIRLEAD_OTLP_ENDPOINT          where services send their traces (nowhere)");
        for (var port : Setting.Port.values()) {
            lines.add("%-31s port (%d)".formatted(port.variable(), port.byDefault()));
        }
        lines.add("%-31s Java heap in MiB of every service, or of one:".formatted(Setting.Heap.COMMON_VARIABLE));
        for (var heap : Setting.Heap.values()) {
            lines.add("%-31s Java heap in MiB (%d)".formatted(heap.variable(), heap.byDefault()));
        }
        return lines;
    }

    private void refuseUnknown() {
        var known = Stream.<Setting>concat(Arrays.stream(Setting.Port.values()), Arrays.stream(Setting.Heap.values()))
                .map(Setting::variable)
                .collect(Collectors.toSet());
        environment.keySet().stream()
                .filter(name -> name.startsWith(PORTS) || name.startsWith(Setting.Heap.COMMON_VARIABLE + "_"))
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSetting("%s is set, but there is no such setting; these exist: %s"
                            .formatted(name, known.stream().sorted().collect(Collectors.joining(", "))));
                });
    }

    private void refuseSharedPorts() {
        Set<Integer> seen = new HashSet<>();
        ports.forEach((port, number) -> {
            if (!seen.add(number)) {
                throw new InvalidSetting(
                        "%s is %d, which another part of the suite uses as well".formatted(port.variable(), number));
            }
        });
    }

    private boolean yesOrNo(String variable, boolean byDefault) {
        return switch (text(variable).orElse(Boolean.toString(byDefault))) {
            case "true" -> true;
            case "false" -> false;
            case String other ->
                throw new InvalidSetting("%s must be true or false, not '%s'".formatted(variable, other));
        };
    }

    private int number(String variable, int byDefault, int smallest, int largest) {
        var value = text(variable);
        if (value.isEmpty()) {
            return byDefault;
        }
        try {
            var number = Integer.parseInt(value.get());
            if (number >= smallest && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidSetting("%s must be a number, not '%s'".formatted(variable, value.get()), e);
        }
        throw new InvalidSetting("%s must be a number from %d%s, not %s"
                .formatted(variable, smallest, largest == Integer.MAX_VALUE ? " on" : " to " + largest, value.get()));
    }

    private String required(String variable) {
        return text(variable)
                .orElseThrow(
                        () -> new InvalidSetting("%s is not set: use ./fairlead, which sets it".formatted(variable)));
    }

    private Optional<String> text(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static <K extends Setting> int at(Map<K, Integer> values, K key) {
        @Nullable Integer value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("no value for " + key.variable());
        }
        return value;
    }
}
