package io.fairlead.gateway.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request as it is written, and as no well-behaved client would write it. */
public final class RawRequest implements AutoCloseable {
    private final Socket socket;

    private RawRequest(Socket socket) {
        this.socket = socket;
    }

    /**
     * Sends all but the body.
     *
     * @param headers further ones, each ended by a line break
     */
    public static RawRequest open(URI gateway, String method, String path, String token, String headers)
            throws IOException {
        return open(gateway, method, path, "Authorization: Bearer %s\r\n%s".formatted(token, headers));
    }

    /** The same of somebody who says no more than that. */
    public static RawRequest open(URI gateway, String method, String path, String headers) throws IOException {
        var request = new RawRequest(new Socket("localhost", gateway.getPort()));
        request.write("%s %s HTTP/1.1\r\nHost: x\r\n%s\r\n".formatted(method, path, headers));
        return request;
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.US_ASCII));
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The answer's first line. */
    public String statusLine() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
