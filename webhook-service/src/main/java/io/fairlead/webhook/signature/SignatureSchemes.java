package io.fairlead.webhook.signature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every scheme this build knows; a new one is a class and a word here. */
public final class SignatureSchemes {
    private static final Map<String, SignatureScheme> BY_NAME = Stream.of(
                    new StripeScheme(), new StandardWebhooksScheme())
            .collect(Collectors.toUnmodifiableMap(SignatureScheme::name, Function.identity()));

    private SignatureSchemes() {}

    public static Optional<SignatureScheme> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** In the order of the alphabet. */
    public static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }
}
