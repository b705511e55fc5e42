package io.fairlead.chassis.problem;

import io.fairlead.contracts.problem.ProblemCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expected failure: what a caller is told, as a problem of the catalogue. It carries no stack trace, since it is an
 * answer and not an accident. Whatever is thrown that is not a {@code Failure} and not recognised is answered as
 * {@code internal} and logged.
 */
public class Failure extends RuntimeException {

    private final ProblemCode code;
    private final int status;
    private final String detail;
    private final List<FieldError> errors;
    private final @Nullable Duration retryAfter;
    private final Map<String, Object> members;

    private Failure(
            ProblemCode code,
            int status,
            String detail,
            List<FieldError> errors,
            @Nullable Duration retryAfter,
            Map<String, Object> members,
            @Nullable Throwable cause) {
        super(code.code() + ": " + detail, cause, true, false);
        this.code = code;
        this.status = status;
        this.detail = detail;
        this.errors = errors;
        this.retryAfter = retryAfter;
        this.members = members;
    }

    protected Failure(ProblemCode code, String detail) {
        this(code, code.status(), detail, List.of(), null, Map.of(), null);
    }

    /** A failure with a detail for people: one sentence, nothing secret in it. */
    public static Failure of(ProblemCode code, String detail) {
        return new Failure(code, detail);
    }

    /** This failure with what is wrong where in the body. */
    public Failure withErrors(List<FieldError> found) {
        return new Failure(code, status, detail, List.copyOf(found), retryAfter, members, getCause());
    }

    /** This failure with the time after which trying again makes sense. */
    public Failure retryAfter(Duration wait) {
        return new Failure(code, status, detail, errors, wait, members, getCause());
    }

    /** This failure under another status than its code's own, for who reads that one differently. */
    public Failure answeredAs(int other) {
        return new Failure(code, other, detail, errors, retryAfter, members, getCause());
    }

    /** This failure with one more member in the problem, beside those of RFC 9457 and ours. */
    public Failure with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Failure(code, status, detail, errors, retryAfter, more, getCause());
    }

    /** This failure with what led to it, for the log; the caller does not see it. */
    public Failure because(Throwable cause) {
        return new Failure(code, status, detail, errors, retryAfter, members, cause);
    }

    public ProblemCode code() {
        return code;
    }

    /** The HTTP status it is answered with; its code's own, unless said otherwise. */
    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Map<String, Object> members() {
        return members;
    }
}
