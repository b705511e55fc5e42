package io.fairlead.testing.kit.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way in which what is there differs from what must be.
 *
 * @param count how many ids it is about
 * @param some the first of them
 */
public record Difference(Kind kind, int count, List<String> some) {

    private static final int SHOWN = 10;

    /** Which law is broken. */
    public enum Kind {
        LOST("acknowledged and not stored"),
        REFUSED_AND_STORED("refused and stored"),
        NEVER_SENT("stored though nobody sent it"),
        STORED_AGAIN("stored more than once"),
        WITHOUT_EFFECT("stored without effect"),
        EFFECT_AGAIN("with more than one effect"),
        EFFECT_OF_NOTHING("with an effect and not stored");

        private final String spoken;

        Kind(String spoken) {
            this.spoken = spoken;
        }
    }

    public Difference {
        some = List.copyOf(some);
    }

    static Optional<Difference> of(Kind kind, Stream<String> ids) {
        List<String> sorted = ids.sorted().toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(kind, sorted.size(), sorted.subList(0, Math.min(SHOWN, sorted.size()))));
    }

    @Override
    public String toString() {
        return "%d %s: %s%s".formatted(count, kind.spoken, String.join(", ", some), count > some.size() ? ", …" : "");
    }
}
