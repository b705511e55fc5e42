package io.fairlead.chassis.net;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides where the suite may connect to when somebody else chose the address: https, to public addresses only. A name
 * proves nothing, so the decision falls on the addresses it resolved to, and the caller connects to exactly one of the
 * {@linkplain #admit admitted} ones. Origins the platform allowed are exempt from both rules.
 *
 * <p>The ranges are the special-purpose registries of IANA; for IPv6 only global unicast is let through at all. A dozen
 * prefixes need no library.
 */
public final class AddressGuard {
    private static final List<Network> SPECIAL_V4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Network::of)
            .toList();
    private static final Network GLOBAL_UNICAST_V6 = Network.of("2000::/3");
    /** Protocol assignments with Teredo and ORCHID, documentation, 6to4, the AS112 service. */
    private static final List<Network> SPECIAL_V6 = Stream.of(
                    "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
            .map(Network::of)
            .toList();
    /** Translated to IPv4 on the way: what counts is the IPv4 address in the last four bytes. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private final Set<Origin> allowed;

    public AddressGuard(Collection<Origin> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** Whether the address as it is written may be used; what its name resolves to is seen when it is connected to. */
    public Origin check(URI address) {
        if (address.getRawUserInfo() != null) {
            throw new AddressRefused("An address must not carry a user name or password");
        }
        var origin = originOf(address);
        if (!origin.secure() && !allowed.contains(origin)) {
            throw new AddressRefused("'%s' must begin with https://; only the installation can allow another origin"
                    .formatted(shown(origin)));
        }
        return origin;
    }

    /** The candidates that may be connected to, in their order; one forbidden candidate makes the whole name suspect. */
    public List<InetAddress> admit(Origin origin, List<InetAddress> candidates) {
        if (candidates.isEmpty()) {
            throw new AddressRefused("'%s' has no address".formatted(shown(origin)));
        }
        if (!allowed.contains(origin) && !candidates.stream().allMatch(AddressGuard::isPublic)) {
            throw new AddressRefused(
                    "'%s' leads into a private or reserved network; only the installation can allow that"
                            .formatted(shown(origin)));
        }
        return List.copyOf(candidates);
    }

    /** Whether the address belongs to the public internet. */
    public static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] address) {
        return SPECIAL_V4.stream().noneMatch(network -> network.contains(address));
    }

    private static boolean isPublicV6(byte[] address) {
        if (NAT64.contains(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL_UNICAST_V6.contains(address)
                && SPECIAL_V6.stream().noneMatch(network -> network.contains(address));
    }

    private static Origin originOf(URI address) {
        try {
            return Origin.of(address);
        } catch (IllegalArgumentException e) {
            throw new AddressRefused(String.valueOf(e.getMessage()));
        }
    }

    private static String shown(Origin origin) {
        return "%s://%s:%d".formatted(origin.scheme(), origin.host(), origin.port());
    }
}
