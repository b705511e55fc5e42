package io.fairlead.connector.http;

import io.fairlead.connector.engine.http.HttpRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/** A span for each request sent. It names the host and no more: paths and queries carry what is nobody's business. */
record ClientSpans(Tracer tracer) {

    Span begin(HttpRequest request) {
        var uri = request.uri();
        var span = tracer.spanBuilder(request.method())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", request.method());
        if (uri.getHost() != null) {
            span.setAttribute("server.address", uri.getHost());
        }
        return span.startSpan();
    }

    static void answered(Span span, int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= 400) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    static void failed(Span span, String reason) {
        span.setAttribute("error.type", reason);
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
