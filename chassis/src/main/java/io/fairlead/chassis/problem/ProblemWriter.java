package io.fairlead.chassis.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers failures on plain Vert.x routes as resources answer them. */
@ApplicationScoped
public class ProblemWriter {

    private final ObjectMapper mapper;

    ProblemWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Ends the response with the failure's problem. */
    public void write(RoutingContext context, Failure failure) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(failure.code().status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        failure.retryAfter().map(Problem::seconds).ifPresent(wait -> response.putHeader("Retry-After", wait));
        response.end(Problem.of(failure, context.request().path(), mapper).toString());
    }

    /** Ends the response with what {@code cause} means to a caller. */
    public void write(RoutingContext context, Throwable cause) {
        write(context, Diagnosis.of(cause));
    }
}
