package io.fairlead.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fairlead.contracts.problem.ProblemCode;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.VertxException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides what anything thrown means to a caller. What it does not know is our mistake: logged here, told to nobody. */
final class Diagnosis {

    private static final Logger LOG = Logger.getLogger(Diagnosis.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int FIRST_OF_OURS = 500;
    private static final int MOST_CAUSES = 5;
    /** What the router says of a request line such as {@code GET ?a=b}; it has no type for it. */
    private static final String NO_PATH = "The request path must start with '/' and cannot be empty";

    private Diagnosis() {}

    static Failure of(Throwable thrown) {
        var cause = unwrapped(thrown);
        var failure = known(cause).orElseGet(() -> unexpected(cause));
        if (failure.code() != ProblemCode.INTERNAL) {
            explain(failure);
        }
        return failure;
    }

    /** What the caller is not told, the operator finds here: why a part of the suite could not do its work. */
    private static void explain(Failure failure) {
        if (failure.status() >= FIRST_OF_OURS && failure.getCause() != null) {
            LOG.warnf("%s (%s)", failure.getMessage(), causes(failure.getCause()));
        }
    }

    private static String causes(Throwable first) {
        return Stream.iterate(first, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(Throwable::toString)
                .distinct()
                .collect(Collectors.joining(", caused by "));
    }

    /** What it means that a token could not be understood: whatever the parser stumbled over, nobody was verified. */
    static Failure ofAuthentication(Throwable thrown) {
        var cause = unwrapped(thrown);
        return known(cause).orElseGet(() -> {
            LOG.infof("A token cannot be read: %s", cause.getClass().getSimpleName());
            return unauthenticated();
        });
    }

    static Failure internal() {
        return Failure.of(ProblemCode.INTERNAL, "The request failed unexpectedly; the trace id leads to the reason.");
    }

    private static Optional<Failure> known(Throwable cause) {
        return switch (cause) {
            case Failure failure -> Optional.of(failure);
            case JsonProcessingException json -> JsonFailures.of(json);
            case VertxException router
            when NO_PATH.equals(router.getMessage()) ->
                Optional.of(Failure.of(
                        ProblemCode.BAD_REQUEST,
                        "The request names no path: one begins with a slash (RFC 9112, section 3.2)."));
            case ConstraintViolationException violations -> ViolationFailures.of(violations);
            case WebApplicationException http -> ofHttp(http);
            case HttpException http -> StatusFailures.of(http.getStatusCode());
            case UnauthorizedException e -> Optional.of(unauthenticated());
            case ForbiddenException e -> forbidden();
            case AuthenticationFailedException e -> Optional.of(ofRefusal(e));
            case AuthenticationCompletionException e -> Optional.of(ofRefusal(e));
            case OIDCException e -> Optional.of(issuerAway(e));
            case TimeoutException e -> timedOut(e);
            case io.smallrye.mutiny.TimeoutException e -> timedOut(e);
            case ConnectException e -> away(e);
            case UnknownHostException e -> away(e);
            case RejectedExecutionException e -> away(e);
            case IOException e -> ofInput(e);
            default -> DatabaseFailures.of(cause);
        };
    }

    private static Failure unexpected(Throwable cause) {
        LOG.error("A request failed unexpectedly", cause);
        return internal().because(cause);
    }

    private static Throwable unwrapped(Throwable thrown) {
        var cause = thrown;
        while (isWrapper(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || (thrown instanceof WebApplicationException && thrown.getCause() instanceof JsonProcessingException)
                || (thrown instanceof WebApplicationException && thrown.getCause() instanceof Failure);
    }

    private static Optional<Failure> ofHttp(WebApplicationException http) {
        var badParameter = http.getCause() != null && http.getResponse().getStatus() == 404;
        return badParameter
                ? Optional.of(Failure.of(
                        ProblemCode.INVALID_PARAMETER, "A parameter in the path or the query has the wrong form."))
                : StatusFailures.of(http.getResponse().getStatus());
    }

    /** A token that could not be checked is not a wrong one: the caller may try again, and is refused all the same. */
    private static Failure ofRefusal(Exception e) {
        return hasCause(e, OIDCException.class) || hasCause(e, ConnectException.class)
                ? issuerAway(e)
                : unauthenticated();
    }

    private static Failure unauthenticated() {
        return Failure.of(ProblemCode.UNAUTHENTICATED, "This needs a valid bearer token.");
    }

    private static Optional<Failure> forbidden() {
        return Optional.of(Failure.of(ProblemCode.FORBIDDEN, "This identity may not do that."));
    }

    private static Failure issuerAway(Exception e) {
        return Failure.of(ProblemCode.SERVICE_UNAVAILABLE, "The token cannot be checked: its issuer's keys are away.")
                .retryAfter(SOON)
                .because(e);
    }

    private static Optional<Failure> timedOut(Exception e) {
        return Optional.of(Failure.of(ProblemCode.SERVICE_TIMEOUT, "A part of the suite took too long to answer.")
                .retryAfter(SOON)
                .because(e));
    }

    private static Optional<Failure> away(Exception e) {
        return Optional.of(Failure.of(ProblemCode.SERVICE_UNAVAILABLE, "A part of the suite does not answer.")
                .retryAfter(SOON)
                .because(e));
    }

    /** Quarkus says only in words that the body outgrew its limit while it was read. */
    private static Optional<Failure> ofInput(IOException e) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("too large")) {
            return StatusFailures.of(413);
        }
        return hasCause(e, VertxException.class)
                ? Optional.of(Failure.of(ProblemCode.BAD_REQUEST, "The request ended before it was complete.")
                        .because(e))
                : Optional.empty();
    }

    private static boolean hasCause(@Nullable Throwable thrown, Class<? extends Throwable> type) {
        var cause = thrown;
        while (cause != null) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
