package io.fairlead.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

    @ParameterizedTest
    @CsvSource({
        "42501, FORBIDDEN",
        "23505, CONFLICT",
        "23503, CONFLICT",
        "22001, INVALID_BODY",
        "22021, INVALID_BODY",
        "22P05, INVALID_BODY",
        "40001, SERVICE_UNAVAILABLE",
        "57014, SERVICE_TIMEOUT",
        "57P01, SERVICE_UNAVAILABLE",
        "08006, SERVICE_UNAVAILABLE",
        "53300, SERVICE_UNAVAILABLE",
        "42P01, INTERNAL",
        "P0001, INTERNAL"
    })
    void knowsWhatAnSqlStateMeans(String state, ProblemCode code) {
        var thrown = new PgException("secret", "ERROR", state, "secret");

        assertThat(Diagnosis.of(thrown).code()).isEqualTo(code);
        assertThat(Diagnosis.of(new IllegalStateException("wrapped", thrown)).code())
                .isEqualTo(code);
        assertThat(Diagnosis.of(new SQLException("secret", state)).code()).isEqualTo(code);
    }

    @Test
    void looksThroughWhatFuturesWrap() {
        var failure = Failure.of(ProblemCode.NAME_TAKEN, "There is one.");

        assertThat(Diagnosis.of(new CompletionException(failure))).isSameAs(failure);
    }

    @Test
    void whatIsAwayOrSlowMayBeTriedAgain() {
        assertThat(Diagnosis.of(new ConnectException()).code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
        assertThat(Diagnosis.of(new TimeoutException()).code()).isEqualTo(ProblemCode.SERVICE_TIMEOUT);
        assertThat(Diagnosis.of(new ConnectException()).retryAfter()).isPresent();
    }

    @Test
    void whateverATokenTripsOverNobodyWasVerified() {
        assertThat(Diagnosis.ofAuthentication(new ArrayIndexOutOfBoundsException())
                        .code())
                .isEqualTo(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void tellsNothingOfWhatItDoesNotKnow() {
        var failure = Diagnosis.of(new IllegalArgumentException("secret"));

        assertThat(failure.code()).isEqualTo(ProblemCode.INTERNAL);
        assertThat(failure.detail()).doesNotContain("secret");
    }
}
