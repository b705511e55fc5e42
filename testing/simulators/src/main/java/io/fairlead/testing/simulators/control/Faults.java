package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Lists;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults one twin is told to show, in the order they were asked for. */
final class Faults {

    private final List<ArmedFault> armed = new ArrayList<>();
    private int lastId;

    ArmedFault arm(Fault fault, Target target, Optional<Integer> times) {
        ArmedFault added = new ArmedFault(++lastId, fault, target, times.orElse(ArmedFault.UNTIL_REMOVED));
        armed.add(added);
        return added;
    }

    /** All delays that hit this call, and the first fault that spoils its answer. */
    Strike strike(Call call, Optional<Lists.Page> page) {
        Duration delay = Duration.ZERO;
        Optional<Fault> spoiler = Optional.empty();
        for (ArmedFault candidate : List.copyOf(armed)) {
            if (!candidate.target().matches(call) || !candidate.meets(page)) {
                continue;
            }
            if (candidate.fault() instanceof Fault.Latency(Duration latency)) {
                delay = delay.plus(latency);
            } else if (spoiler.isEmpty()) {
                spoiler = Optional.of(candidate.fault());
            } else {
                continue;
            }
            spend(candidate);
        }
        return new Strike(delay, spoiler);
    }

    private void spend(ArmedFault fault) {
        if (!fault.strike()) {
            armed.remove(fault);
        }
    }

    List<ArmedFault> armed() {
        return List.copyOf(armed);
    }

    void clear() {
        armed.clear();
    }

    record Strike(Duration delay, Optional<Fault> spoiler) {}
}
