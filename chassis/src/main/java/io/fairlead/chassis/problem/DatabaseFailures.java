package io.fairlead.chassis.problem;

import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's SQL states mean to a caller, wherever in the chain of causes they are. */
final class DatabaseFailures {

    private static final Duration SOON = Duration.ofSeconds(1);

    private DatabaseFailures() {}

    static Optional<Failure> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedConnectionException) {
                return Optional.of(away(cause));
            }
            var state = state(cause);
            if (state != null) {
                return ofState(state, cause);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String state(Throwable cause) {
        return switch (cause) {
            case PgException postgresql -> postgresql.getSqlState();
            case SQLException sql -> sql.getSQLState();
            default -> null;
        };
    }

    private static Optional<Failure> ofState(String state, Throwable cause) {
        return Optional.ofNullable(
                switch (state) {
                    case "42501" -> of(ProblemCode.FORBIDDEN, "This belongs to another tenant.", cause);
                    case "23505" -> of(ProblemCode.CONFLICT, "Such a thing exists already.", cause);
                    case "23503" ->
                        of(ProblemCode.CONFLICT, "Something else refers to this, or what this names is gone.", cause);
                    case "22001", "22003", "22021", "22P05" ->
                        of(
                                ProblemCode.INVALID_BODY,
                                "A value is too long, too large or has characters that cannot be stored.",
                                cause);
                    case "40001", "40P01", "55P03" ->
                        of(ProblemCode.SERVICE_UNAVAILABLE, "Others change the same thing right now.", cause)
                                .retryAfter(SOON);
                    case "57014" ->
                        of(ProblemCode.SERVICE_TIMEOUT, "The database took too long.", cause)
                                .retryAfter(SOON);
                    default -> isAway(state) ? away(cause) : null;
                });
    }

    /** Connection failures, shut-down and too many connections. */
    private static boolean isAway(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    private static Failure away(Throwable cause) {
        return of(ProblemCode.SERVICE_UNAVAILABLE, "The database does not answer.", cause)
                .retryAfter(SOON);
    }

    private static Failure of(ProblemCode code, String detail, Throwable cause) {
        return Failure.of(code, detail).because(cause);
    }
}
