package io.fairlead.deploy.redis;

import io.fairlead.deploy.part.Archive;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.process.ProcessSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Redis with an append-only file, on the loopback address. */
public final class RedisPart implements Part {

    public static final String NAME = "redis";

    private static final String BINARY = "redis-server-6.2.6-v5-linux-amd64";
    private static final int PATIENCE_MILLIS = 1000;

    private final SuiteDirectory directory;
    private final int port;

    public RedisPart(SuiteDirectory directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    public String url() {
        return "redis://localhost:" + port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("redis", port);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        WholeDirectory.create(software(), RedisPart::unpack);
        Files.createDirectories(directory.data(NAME));
    }

    @Override
    public ProcessSpec process() {
        var command = List.of(
                program().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "-::1",
                "--dir",
                directory.data(NAME).toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
        return new ProcessSpec(NAME, command, Map.of(), directory.data(NAME), directory.log(NAME));
    }

    @Override
    public boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes("+PONG".length());
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public Duration startsWithin() {
        return Duration.ofSeconds(30);
    }

    private Path program() {
        return software().resolve("redis-server");
    }

    private Path software() {
        return directory.software().resolve("redis-6.2");
    }

    private static void unpack(Path into) throws IOException {
        try (var content = RedisPart.class.getResourceAsStream("/" + BINARY)) {
            if (content == null) {
                throw new FileNotFoundException("the launcher was built without " + BINARY);
            }
            var program = into.resolve("redis-server");
            Files.copy(content, program);
            Archive.makeExecutable(program);
        }
    }
}
