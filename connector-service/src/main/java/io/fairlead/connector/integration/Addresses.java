package io.fairlead.connector.integration;

import io.fairlead.chassis.net.AddressGuard;
import io.fairlead.chassis.net.AddressRefused;
import io.fairlead.chassis.net.Origin;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells an administrator at once that an address is not allowed. What counts is decided again on the address that is
 * connected to; a name that cannot be resolved yet is let through here.
 */
@ApplicationScoped
class Addresses {
    private final AddressGuard guard;
    private final Surroundings surroundings;

    Addresses(AddressGuard guard, Surroundings surroundings) {
        this.guard = guard;
        this.surroundings = surroundings;
    }

    /** Fails with {@code address-refused} and every refused setting. Names are resolved off the event loop. */
    Uni<Void> check(Map<String, URI> addresses) {
        return surroundings
                .aside(() -> complaints(addresses))
                .invoke(Addresses::refuseWhenWrong)
                .replaceWithVoid();
    }

    static boolean sameOrigin(@Nullable URI before, URI after) {
        return before != null && Origin.of(before).equals(Origin.of(after));
    }

    private List<FieldError> complaints(Map<String, URI> addresses) {
        List<FieldError> complaints = new ArrayList<>();
        addresses.forEach((setting, address) -> {
            try {
                guard.admit(guard.check(address), resolve(address.getHost()));
            } catch (AddressRefused refused) {
                complaints.add(new FieldError("/settings/" + setting, String.valueOf(refused.getMessage())));
            } catch (UnknownHostException laterPerhaps) {
                // Not knowing a name today is no reason to refuse it: the connection test will tell.
            }
        });
        return complaints;
    }

    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    private static void refuseWhenWrong(List<FieldError> complaints) {
        if (!complaints.isEmpty())
            throw Failure.of(ProblemCode.ADDRESS_REFUSED, "The integration leads where Fairlead does not go.")
                    .withErrors(complaints);
    }
}
