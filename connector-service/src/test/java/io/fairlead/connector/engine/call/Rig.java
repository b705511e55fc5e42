package io.fairlead.connector.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fairlead.chassis.expression.Expressions;
import io.fairlead.connector.engine.auth.AccessTokens;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.auth.Authentications;
import io.fairlead.connector.engine.auth.Credentials;
import io.fairlead.connector.engine.auth.TokenEndpoint;
import io.fairlead.connector.engine.budget.Allowance;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.fairlead.connector.engine.manifest.Reading;
import io.fairlead.connector.engine.paging.Cursors;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An engine with a provider that does as told, in a time of its own. */
public final class Rig {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConnectorReader READER = new ConnectorReader(expression -> Optional.empty());

    private static final Map<String, Connector> CONNECTORS = new ConcurrentHashMap<>();

    public static final String LIBRARY = """
            grammar: 1
            id: library
            version: 1
            name: Library
            category: books
            settings:
              base-url: { type: url, default: 'https://library.example/api/', label: Address }
              shelf: { type: string, label: Shelf }
            credentials:
              key: { label: Key }
            auth: { scheme: bearer, token: '${credentials.key}' }
            headers: { X-Shelf: '${settings.shelf}' }
            errors:
              when: failed = true
              code: [/error/code]
              message: [/error/message]
              codes: { too_fast: rate-limited, gone: not-found }
              statuses: { 418: conflict }
            operations:
              list-books:
                title: List books
                get: /books
                query: { author: '${input.author}', tag: '${input.tags}', from: 'since ${input.since}' }
                paging: { by: offset, size: 10, max-size: 50, size-param: limit, offset-param: offset, total: /total }
                items: /books
                input:
                  properties:
                    author: { type: string }
                    tags: { type: array, items: { type: string } }
                    since: { type: integer }
                result: '{"title": name}'
                output: { type: array, items: { type: object } }
                example: { author: Yi }
              get-book:
                title: Get a book
                get: /books/${input.id}
                input: { required: [id], properties: { id: { type: string } } }
                output: { type: object }
                example: { id: b1 }
              lend-book:
                title: Lend a book
                post: /books/${input.id}/loans
                idempotency-header: Idempotency-Key
                headers: { X-Reader: '${input.reader}' }
                body: { form: { reader: '${input.reader}', days: '${input.days}', notes: '${input.notes}' } }
                input:
                  required: [id]
                  properties:
                    id: { type: string }
                    reader: { type: string }
                    days: { type: integer }
                    notes: { type: object }
                output: { type: object }
                example: { id: b1 }
              add-book:
                title: Add a book
                post: /books
                body: { json: { title: '${input.title}', fixed: 1, author: { name: '${input.author}' } } }
                input: { properties: { title: { type: string }, author: { type: string } } }
                output: { type: object }
                example: { title: Dust }
              remove-book:
                title: Remove a book
                delete: /books/${input.id}
                input: { required: [id], properties: { id: { type: string } } }
                output: {}
                example: { id: b1 }
            health: { operation: list-books, input: { limit: 1 } }
            """;

    public final VirtualTime time = new VirtualTime();
    public final ScriptedProvider provider = new ScriptedProvider(time);
    public final PlainBreakers breakers = new PlainBreakers(time);
    public final PlainBudgets budgets = new PlainBudgets(time);
    public final KeptJournal journal = new KeptJournal();
    public final List<CallRecord> records = new ArrayList<>();
    private final OperationPlan.Workshop workshop;
    private final CallEngine engine;
    private Connector connector;
    private final Map<String, JsonNode> settings = new HashMap<>();
    private Map<String, String> credentials = Map.of("key", "s3cr3t-key-of-the-library");
    private long revision = 1;
    private @Nullable String idempotencyKey;
    private @Nullable Duration patience;

    public Rig() {
        this(LIBRARY);
    }

    public Rig(String connectorFile) {
        connector = CONNECTORS.computeIfAbsent(connectorFile, Rig::read);
        connector.settings().forEach((name, setting) -> {
            var byDefault = setting.defaultValue();
            if (byDefault != null) {
                settings.put(name, byDefault);
            }
        });
        var tokens = new AccessTokens(new TokenEndpoint(provider, time), time);
        workshop = new OperationPlan.Workshop(
                source -> Expressions.compile(source)::evaluate,
                new Authentications(tokens),
                new Cursors(new byte[32], new SecureRandom()),
                1_000_000);
        var ids = new Random(7);
        engine = new CallEngine(
                provider,
                new CallControls(breakers, budgets, journal, records::add, time),
                new Random(42),
                () -> new UUID(ids.nextLong(), ids.nextLong()));
    }

    /** From now on the connector is what this file says. */
    public Rig connector(String connectorFile) {
        connector = CONNECTORS.computeIfAbsent(connectorFile, Rig::read);
        return this;
    }

    private static Connector read(String connectorFile) {
        var reading = READER.read("library", connectorFile.getBytes(StandardCharsets.UTF_8), null);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).connector();
    }

    public Rig setting(String name, String value) {
        settings.put(name, TextNode.valueOf(value));
        return this;
    }

    public Rig setting(String name, int value) {
        settings.put(name, IntNode.valueOf(value));
        return this;
    }

    public Rig credentials(Map<String, String> values) {
        credentials = values;
        return this;
    }

    public Rig revision(long number) {
        revision = number;
        return this;
    }

    public Rig idempotencyKey(String key) {
        idempotencyKey = key;
        return this;
    }

    public Rig patience(Duration duration) {
        patience = duration;
        return this;
    }

    public CallRequest request(String operation, String input) {
        var account = new Account("school", "library", "production", revision, settings, Credentials.of(credentials));
        var plan = OperationPlan.of(connector, connector.operation(operation).orElseThrow(), workshop);
        return new CallRequest(plan, account, object(input), idempotencyKey, patience, "ada", "trace");
    }

    /** What the connector or the integration allows. */
    @Nullable
    Allowance allowance() {
        return Allowance.of(connector, request("get-book", "{}").account());
    }

    public CallOutcome call(String operation, String input) {
        return time.resultOf(engine.call(request(operation, input)));
    }

    public CallOutcome.Answered answered(String operation, String input) {
        var outcome = call(operation, input);
        assertThat(outcome).isInstanceOf(CallOutcome.Answered.class);
        return (CallOutcome.Answered) outcome;
    }

    public CallOutcome.Failed failed(String operation, String input) {
        var outcome = call(operation, input);
        assertThat(outcome).isInstanceOf(CallOutcome.Failed.class);
        return (CallOutcome.Failed) outcome;
    }

    public CallOutcome.Invalid invalid(String operation, String input) {
        var outcome = call(operation, input);
        assertThat(outcome).isInstanceOf(CallOutcome.Invalid.class);
        return (CallOutcome.Invalid) outcome;
    }

    public CallEngine engine() {
        return engine;
    }

    /** The one record there must be. */
    public CallRecord record() {
        assertThat(records).hasSize(1);
        return records.getFirst();
    }

    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
