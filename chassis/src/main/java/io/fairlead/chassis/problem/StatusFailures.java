package io.fairlead.chassis.problem;

import io.fairlead.contracts.problem.ProblemCode;
import java.util.Optional;

/** What a bare HTTP status means, as routers and codecs raise it. */
final class StatusFailures {

    private StatusFailures() {}

    static Optional<Failure> of(int status) {
        return Optional.ofNullable(
                switch (status) {
                    case 400, 414, 431 -> Failure.of(ProblemCode.BAD_REQUEST, "The request cannot be read.");
                    case 401 -> Failure.of(ProblemCode.UNAUTHENTICATED, "This needs a valid bearer token.");
                    case 403 -> Failure.of(ProblemCode.FORBIDDEN, "This identity may not do that.");
                    case 404 -> Failure.of(ProblemCode.NOT_FOUND, "Nothing is served at this address.");
                    case 405 -> Failure.of(ProblemCode.METHOD_NOT_ALLOWED, "This address does not take that method.");
                    case 406 -> Failure.of(ProblemCode.NOT_ACCEPTABLE, "None of the accepted media types is served.");
                    case 413 -> Failure.of(ProblemCode.BODY_TOO_LARGE, "The body is larger than this address takes.");
                    case 415 ->
                        Failure.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The body's media type is not taken here.");
                    case 503 -> Failure.of(ProblemCode.SERVICE_UNAVAILABLE, "A part of the suite does not answer.");
                    case 504 -> Failure.of(ProblemCode.SERVICE_TIMEOUT, "A part of the suite took too long to answer.");
                    default ->
                        status >= 400 && status < 500
                                ? Failure.of(ProblemCode.BAD_REQUEST, "The request cannot be read.")
                                : null;
                });
    }
}
