package io.fairlead.chassis.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of(Origin.parse("http://localhost:8090")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
                "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1",
                "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
                "239.255.255.250", "240.0.0.1", "255.255.255.255"
            })
    void refusesSpecialIpv4(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "::8.8.8.8",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::8.8.8.8",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:808:808::",
                "3fff::1",
                "5f00::1",
                "4000::1"
            })
    void refusesSpecialIpv6(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1"
            })
    void letsPublicAddressesThrough(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433", "https://127.1", "https://127.0.1", "https://0x7f000001",
                "https://localhost", "https://localhost.", "https://[::ffff:7f00:1]", "https://[::1]"
            })
    void noSpellingOfLoopbackGetsThrough(String spelling) {
        assertThatThrownBy(() -> {
                    var origin = guard.check(URI.create(spelling));
                    guard.admit(origin, List.of(InetAddress.getAllByName(origin.hostName())));
                })
                .isInstanceOfAny(AddressRefused.class, UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "ftp://example.org/",
                "https://user:pw@example.org/",
                "https:///path",
                "/path",
                "mailto:a@example.org",
                "http://localhost:8091/"
            })
    void refusesAddressesThatAreNotPlainHttps(String address) {
        assertThatThrownBy(() -> guard.check(URI.create(address))).isInstanceOf(AddressRefused.class);
    }

    @Example
    void anAllowedOriginMayBePlainAndPrivate() throws Exception {
        var origin = guard.check(URI.create("http://LOCALHOST:8090/v1"));

        assertThat(guard.admit(origin, List.of(InetAddress.getLoopbackAddress())))
                .containsExactly(InetAddress.getLoopbackAddress());
    }

    @Example
    void aNeighbouringPortOfAnAllowedOriginIsNotAllowed() {
        assertThatThrownBy(() -> guard.admit(Origin.parse("https://localhost:8091"), List.of(loopback())))
                .isInstanceOf(AddressRefused.class);
    }

    @Example
    void oneForbiddenCandidateSpoilsTheName() throws Exception {
        var mixed = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));

        assertThatThrownBy(() -> guard.admit(Origin.parse("https://rebind.example"), mixed))
                .isInstanceOf(AddressRefused.class)
                .hasMessageContaining("private");
    }

    @Example
    void aRefusalDoesNotRepeatUserInformation() {
        assertThatThrownBy(() -> guard.check(URI.create("https://user:hunter2@example.org/")))
                .hasMessageNotContaining("hunter2");
    }

    @Property
    void anIpv4AddressIsJudgedTheSameInEveryEmbedding(@ForAll @Size(4) byte[] v4) throws Exception {
        var plain = AddressGuard.isPublic(InetAddress.getByAddress(v4));

        assertThat(AddressGuard.isPublic(embedded("00000000000000000000ffff", v4)))
                .isEqualTo(plain);
        assertThat(AddressGuard.isPublic(embedded("0064ff9b0000000000000000", v4)))
                .isEqualTo(plain);
        assertThat(AddressGuard.isPublic(embedded("000000000000000000000000", v4)))
                .isFalse();
    }

    @Property
    void nothingOutsideGlobalUnicastIsPublic(@ForAll @Size(16) byte[] v6, @ForAll @IntRange(min = 4, max = 15) int top)
            throws Exception {
        v6[0] = (byte) ((top << 4) | (v6[0] & 0x0f));

        assertThat(AddressGuard.isPublic(InetAddress.getByAddress(v6))).isFalse();
    }

    @Property
    void whatTheJdkCallsLocalIsNeverPublic(@ForAll @Size(4) byte[] v4) throws Exception {
        var address = InetAddress.getByAddress(v4);
        var local = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();

        assertThat(local && AddressGuard.isPublic(address)).isFalse();
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    private static InetAddress embedded(String prefix, byte[] v4) throws UnknownHostException {
        var bytes = new byte[16];
        System.arraycopy(java.util.HexFormat.of().parseHex(prefix), 0, bytes, 0, 12);
        System.arraycopy(v4, 0, bytes, 12, 4);
        return InetAddress.getByAddress(bytes);
    }
}
