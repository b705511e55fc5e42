package io.fairlead.chassis.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A range of addresses in CIDR notation. IPv4 and IPv6 never match each other. */
final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    static Network of(String cidr) {
        var slash = cidr.indexOf('/');
        try {
            var address = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
            return new Network(address, Integer.parseInt(cidr.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'%s' is not a network".formatted(cidr), e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        var whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        var rest = bits % 8;
        var mask = 0xff << (8 - rest);
        return rest == 0 || (address[whole] & mask) == (prefix[whole] & mask);
    }
}
