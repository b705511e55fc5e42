package io.fairlead.chassis.event;

import io.fairlead.contracts.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Names of topics in this installation: what is declared, behind the installation's prefix. */
@ApplicationScoped
public class TopicNames {
    private final String prefix;

    public TopicNames(@ConfigProperty(name = "fairlead.topics.prefix") Optional<String> prefix) {
        this.prefix = prefix.orElse("");
    }

    public String of(Topic topic) {
        return of(topic.name());
    }

    public String of(String declared) {
        return prefix + declared;
    }
}
