package io.fairlead.deploy.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fairlead.deploy.settings.Service;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "secrets",
        description = {
            "Prints the secrets of a new installation, made up, for 'kubectl create -f -'.",
            "Keep the keys: what was encrypted with them cannot be read without them. Never apply this over an"
                    + " installation that runs."
        },
        mixinStandardHelpOptions = true)
final class SecretsCommand implements Callable<Integer> {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Option(names = "--namespace", defaultValue = "fairlead", description = "Where they go (${DEFAULT-VALUE}).")
    private String namespace = "fairlead";

    @Override
    public Integer call() throws JsonProcessingException {
        List<Map<String, Object>> secrets = new ArrayList<>();
        secrets.add(secret("postgresql-administrator", Map.of("username", "postgres", "password", password())));
        for (var service : Service.values()) {
            secrets.add(secret(
                    service.longName(),
                    Map.of(
                            "database-owner-password", password(),
                            "database-app-password", password(),
                            "oidc-client-secret", password(),
                            "keys.json", keys())));
        }
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        System.out.println(json.writeValueAsString(object("List", "items", secrets)));
        return 0;
    }

    private Map<String, Object> secret(String name, Map<String, String> content) {
        var secret = object("Secret", "metadata", Map.of("name", name, "namespace", namespace));
        secret.put("stringData", content);
        return secret;
    }

    private static Map<String, Object> object(String kind, String field, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", "v1");
        object.put("kind", kind);
        object.put(field, value);
        return object;
    }

    private String keys() {
        return "{\"current\":\"k1\",\"keys\":{\"k1\":\"%s\"}}"
                .formatted(Base64.getEncoder().encodeToString(bytes()));
    }

    private String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    private byte[] bytes() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
