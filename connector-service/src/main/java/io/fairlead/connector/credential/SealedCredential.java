package io.fairlead.connector.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One credential of an integration, as it lies in the database: readable by nobody without the keys. */
@Entity
@Table(name = "credential")
@IdClass(SealedCredential.Key.class)
public class SealedCredential {
    /** An integration has one value for each field its connector declares. */
    record Key(UUID integrationId, String field) {}

    @Id
    @Column(name = "integration_id")
    UUID integrationId;

    @Id
    String field;

    @Column(nullable = false, updatable = false)
    String tenant;

    @Column(nullable = false)
    String sealed;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected SealedCredential() {}

    SealedCredential(UUID integrationId, String field, String tenant, String sealed, Instant updatedAt) {
        this.integrationId = integrationId;
        this.field = field;
        this.tenant = tenant;
        this.sealed = sealed;
        this.updatedAt = updatedAt;
    }
}
