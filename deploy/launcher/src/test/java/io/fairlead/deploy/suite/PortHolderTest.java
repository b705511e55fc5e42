package io.fairlead.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortHolderTest {

    @Test
    void namesTheProgramThatHoldsAPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.on(socket.getLocalPort()))
                    .contains(new PortHolder(ProcessHandle.current().pid(), "java"));
        }
    }

    @Test
    void knowsNobodyOnAFreePort() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(PortHolder.on(port)).isEmpty();
    }
}
