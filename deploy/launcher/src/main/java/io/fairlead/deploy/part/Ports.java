package io.fairlead.deploy.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address. */
public final class Ports {

    /** Below those that the kernel gives to outgoing connections, one of which could take a port chosen here. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private Ports() {}

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Different ports that nothing listens on now. */
    public static List<Integer> free(int count) {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!chosen.contains(port) && isFree(port)) {
                chosen.add(port);
            }
        }
        return chosen;
    }
}
