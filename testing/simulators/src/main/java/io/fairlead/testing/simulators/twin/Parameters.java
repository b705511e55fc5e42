package io.fairlead.testing.simulators.twin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and values of a query string or of a form, in their order. */
public record Parameters(List<Parameter> all) {

    public static final Parameters NONE = new Parameters(List.of());

    public record Parameter(String name, String value) {}

    public Parameters {
        all = List.copyOf(all);
    }

    /** Throws {@link IllegalArgumentException} when an escape is broken. */
    public static Parameters parse(String encoded) {
        return new Parameters(Stream.of(encoded.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(Parameters::pair)
                .toList());
    }

    private static Parameter pair(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new Parameter(URLDecoder.decode(pair, UTF_8), "")
                : new Parameter(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }

    public Optional<String> first(String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    public Parameters and(Parameters more) {
        return new Parameters(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    public Parameters with(String name, String value) {
        return without(name::equals).and(new Parameters(List.of(new Parameter(name, value))));
    }

    public Parameters without(Predicate<String> name) {
        return new Parameters(
                all.stream().filter(parameter -> !name.test(parameter.name())).toList());
    }

    public String encoded() {
        return all.stream()
                .map(parameter ->
                        URLEncoder.encode(parameter.name(), UTF_8) + "=" + URLEncoder.encode(parameter.value(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
