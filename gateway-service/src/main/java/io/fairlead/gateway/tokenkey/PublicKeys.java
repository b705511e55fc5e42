package io.fairlead.gateway.tokenkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What of a set of private keys everybody may see: the members named here and no others. */
final class PublicKeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PUBLIC_MEMBERS = List.of("kty", "kid", "use", "alg", "n", "e", "crv", "x", "y");
    private static final List<String> ASYMMETRIC = List.of("RSA", "EC");

    private PublicKeys() {}

    static ObjectNode none() {
        ObjectNode set = JSON.createObjectNode();
        set.putArray("keys");
        return set;
    }

    static ObjectNode of(Path file) {
        try {
            return of(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            // the parser's message may quote the file
            throw new IllegalStateException("the token keys file %s cannot be read".formatted(file));
        }
    }

    static ObjectNode of(JsonNode privateSet) {
        ObjectNode published = none();
        for (JsonNode key : privateSet.path("keys")) {
            ((ArrayNode) published.get("keys")).add(publicPart(key));
        }
        return published;
    }

    private static ObjectNode publicPart(JsonNode key) {
        if (!ASYMMETRIC.contains(key.path("kty").asText())
                || key.path("kid").asText().isEmpty()) {
            throw new IllegalStateException("a token key is of type RSA or EC and has a kid");
        }
        ObjectNode part = JSON.createObjectNode();
        PUBLIC_MEMBERS.stream().filter(key::hasNonNull).forEach(member -> part.set(member, key.get(member)));
        return part;
    }
}
