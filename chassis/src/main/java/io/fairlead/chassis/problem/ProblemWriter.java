package io.fairlead.chassis.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers failures on plain Vert.x routes as resources answer them. */
@ApplicationScoped
public class ProblemWriter {

    private final ObjectMapper mapper;

    ProblemWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Ends the response with the failure's problem; an answer that has begun is broken off, so that nobody takes it for whole. */
    public void write(RoutingContext context, Failure failure) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            breakOff(context.request());
            return;
        }
        response.setStatusCode(failure.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        Problem.headers(failure).forEach(response::putHeader);
        response.end(Problem.of(failure, context.request().path(), mapper).toString());
    }

    /** Ends the response with what {@code thrown} means to a caller. */
    public void write(RoutingContext context, Throwable thrown) {
        write(context, Diagnosis.of(thrown));
    }

    /** A reset of HTTP/1 tells none of the response's handlers, and whoever waits for its end waits for ever. */
    private static void breakOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
