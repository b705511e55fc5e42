package io.fairlead.connector.call;

import io.fairlead.connector.engine.call.CallOutcome.Answered;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A connection test that passed. */
@Schema(name = "TestResult")
record TestResult(boolean ok, CallAnswer.Meta meta) {
    static TestResult of(Answered answered) {
        return new TestResult(true, CallAnswer.of(answered).meta());
    }
}
