package io.fairlead.connector.integration;

import io.fairlead.chassis.identity.TenantId;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One tenant's configured use of a connector. */
@Entity
@Table(name = "integration")
public class Integration {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String tenant;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(nullable = false, updatable = false)
    String connector;

    @Column(nullable = false, updatable = false)
    String environment;

    @Column(nullable = false)
    boolean enabled;

    @Column(nullable = false)
    JsonObject settings;

    @Column(nullable = false)
    long revision;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected Integration() {}

    Integration(UUID id, TenantId tenant, IntegrationDraft draft, long revision, Instant now) {
        this.id = id;
        this.tenant = tenant.value();
        this.name = draft.name();
        this.connector = draft.connector();
        this.environment = draft.environment();
        this.enabled = draft.enabled();
        this.settings = draft.settings();
        this.revision = revision;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(boolean enabledNow, JsonObject settingsNow, long newRevision, Instant now) {
        enabled = enabledNow;
        settings = settingsNow;
        revision = newRevision;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public TenantId tenant() {
        return new TenantId(tenant);
    }

    public String name() {
        return name;
    }

    public String connector() {
        return connector;
    }

    public String environment() {
        return environment;
    }

    public boolean enabled() {
        return enabled;
    }

    public JsonObject settings() {
        return settings;
    }

    /** Changes whenever settings or credentials do. */
    public long revision() {
        return revision;
    }
}
