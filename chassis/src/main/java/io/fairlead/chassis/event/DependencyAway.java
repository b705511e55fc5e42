package io.fairlead.chassis.event;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/**
 * What an event needs is not there just now; that is not the event's fault. An effect throws it for dependencies this
 * class does not know.
 */
public class DependencyAway extends RuntimeException {
    /** SQL states that speak about the data at hand; all others speak about the database or about us. */
    private static final Set<String> ABOUT_THE_DATA = Set.of("21", "22", "23", "P0");

    public DependencyAway(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the failure says nothing about the work at hand, which may well succeed later. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(DependencyAway::saysSo);
    }

    private static boolean saysSo(Throwable failure) {
        return switch (failure) {
            case DependencyAway ignored -> true;
            case PgException refused -> isNotAboutTheData(refused.getSqlState());
            case ClosedConnectionException ignored -> true;
            case HttpClosedException ignored -> true;
            case IOException ignored -> !(failure instanceof com.fasterxml.jackson.core.JacksonException);
            case TimeoutException ignored -> true;
            case java.util.concurrent.TimeoutException ignored -> true;
            case KafkaException ignored -> true;
            case VertxException ignored -> true;
            default -> false;
        };
    }

    private static boolean isNotAboutTheData(String sqlState) {
        return sqlState == null || sqlState.length() < 2 || !ABOUT_THE_DATA.contains(sqlState.substring(0, 2));
    }
}
