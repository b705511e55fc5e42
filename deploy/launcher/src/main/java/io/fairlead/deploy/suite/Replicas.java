package io.fairlead.deploy.suite;

import io.fairlead.deploy.settings.Service;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many processes of each service run; one, unless asked otherwise. */
public record Replicas(Map<Service, Integer> counts) {

    private static final Pattern WISH = Pattern.compile("(?:([a-z-]+)=)?(\\d{1,2})");
    private static final Pattern FURTHER = Pattern.compile("([a-z-]+-service)-(\\d)");
    private static final int MOST = 8;

    public Replicas {
        counts = Map.copyOf(counts);
    }

    public static Replicas oneEach() {
        return new Replicas(Map.of());
    }

    /** From wishes like {@code 2} for every service and {@code connector=3} for one, of which the last has the say. */
    public static Replicas parse(List<String> wishes) {
        var counts = new EnumMap<Service, Integer>(Service.class);
        for (var wish : wishes) {
            var matcher = WISH.matcher(wish);
            if (!matcher.matches()) {
                throw new Refused(
                        "--replicas wants N or <service>=N, for example 2 or connector=2, not '%s'".formatted(wish));
            }
            int count = count(wish, Integer.parseInt(matcher.group(2)));
            services(matcher.group(1)).forEach(service -> counts.put(service, count));
        }
        return new Replicas(counts);
    }

    /** As many as the names of processes tell: {@code connector-service-2} is a second one. */
    static Replicas ofNames(List<String> processes) {
        var counts = new EnumMap<Service, Integer>(Service.class);
        for (var name : processes) {
            var matcher = FURTHER.matcher(name);
            if (matcher.matches()) {
                Service.named(matcher.group(1))
                        .ifPresent(service -> counts.merge(service, Integer.parseInt(matcher.group(2)), Math::max));
            }
        }
        return new Replicas(counts);
    }

    public int of(Service service) {
        return counts.getOrDefault(service, 1);
    }

    /** The same wishes as arguments of a command line. */
    public List<String> arguments() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "--replicas=%s=%d".formatted(entry.getKey().shortName(), entry.getValue()))
                .toList();
    }

    private static List<Service> services(@Nullable String name) {
        return name == null
                ? List.of(Service.values())
                : List.of(Service.named(name)
                        .orElseThrow(() -> new Refused("--replicas: there is no service '%s'".formatted(name))));
    }

    private static int count(String wish, int count) {
        if (count < 1 || count > MOST) {
            throw new Refused("--replicas %s: from 1 to %d are possible".formatted(wish, MOST));
        }
        return count;
    }
}
