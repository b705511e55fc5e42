package io.fairlead.testing.kit.ledger;

import java.util.List;

/** What a {@link Ledger} found; nothing when every law holds. */
public record Verdict(List<Difference> differences) {

    public Verdict {
        differences = List.copyOf(differences);
    }

    public boolean holds() {
        return differences.isEmpty();
    }

    /** How many ids break this law. */
    public int count(Difference.Kind kind) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .mapToInt(Difference::count)
                .sum();
    }
}
