package io.fairlead.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsKebabCaseCode(ProblemCode problem) {
        assertThat(problem.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(ProblemCode.of(problem.code())).contains(problem);
        assertThat(problem.type()).hasToString("https://fairlead.dev/problems/" + problem.code());
    }

    @ParameterizedTest
    @EnumSource
    void isListedInTheDocumentation(ProblemCode problem) throws IOException {
        var page = Files.readString(Path.of(System.getProperty("fairlead.root"), "docs", "problems.md"));

        assertThat(page)
                .contains("| `%s` | %d | %s | %s |"
                        .formatted(problem.code(), problem.status(), problem.retry() ? "yes" : "no", problem.title()));
    }

    @Test
    void aProvidersRefusalOfCredentialsIsNeverOurs() {
        assertThat(ProblemCode.PROVIDER_AUTHENTICATION.status()).isEqualTo(502);
        assertThat(ProblemCode.PROVIDER_PERMISSION.status()).isEqualTo(502);
    }

    @Test
    void onlyWhatPassesByItselfIsWorthTryingAgain() {
        assertThat(ProblemCode.values())
                .filteredOn(ProblemCode::retry)
                .allSatisfy(problem -> assertThat(problem.status()).isIn(408, 429, 503, 504));
    }
}
