package io.fairlead.testing.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A certificate for {@code localhost} that nobody but itself has signed, made by the JDK's keytool. */
public final class ServerCertificate {

    private static final String ALIAS = "server";
    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder PEM_LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path directory;
    private final KeyStore store;

    private ServerCertificate(Path directory, KeyStore store) {
        this.directory = directory;
        this.store = store;
    }

    /** Makes one; the directory takes its files. */
    public static ServerCertificate in(Path directory) {
        var file = directory.resolve("server.p12");
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(file);
            generate(file);
            return new ServerCertificate(directory, KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path certificateFile() {
        return write("server.crt", certificate());
    }

    public Path keyFile() {
        return write("server.key", key());
    }

    /** Key and certificate in one file, as Kafka has it. */
    public Path keyAndCertificateFile() {
        return write("server.pem", key() + certificate());
    }

    public String certificate() {
        try {
            return pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String key() {
        try {
            return pem(
                    "PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, PEM_LINES.encodeToString(content));
    }

    private static void generate(Path file) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IOException("keytool made no certificate: " + said);
        }
    }
}
