package io.fairlead.testing.kit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken by a class written for it: a rule that cannot fail guards nothing. */
class HouseRulesTest {

    private static final JavaClasses VIOLATIONS = new ClassFileImporter()
            .importPackages(
                    "io.fairlead.chassis.violation",
                    "io.fairlead.contracts.violation",
                    "io.fairlead.connector.engine.violation",
                    "io.fairlead.sync.violation",
                    "io.fairlead.webhook.violation",
                    "io.fairlead.gateway.violation",
                    "io.fairlead.monitoring.unmarked");

    private static final JavaClasses INNOCENT = new ClassFileImporter().importPackages("io.fairlead.webhook.violation");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(HouseRules.servicesStandApart, "LooksIntoANeighbour"),
                Arguments.of(HouseRules.foundationsKnowNoService, "KnowsAService"),
                Arguments.of(HouseRules.contractsCarryNoFramework, "contracts.violation.NeedsAFramework"),
                Arguments.of(HouseRules.theEngineIsPlainJava, "connector.engine.violation.NeedsAFramework"),
                Arguments.of(HouseRules.chassisKnowsNoDomain, "says 'stripe' in .violation.KnowsStripe"),
                Arguments.of(HouseRules.chassisKnowsNoDomain, "says 'integrations' in loadIntegrations"),
                Arguments.of(HouseRules.theDatabaseHasOneDoor, "GoesAroundTheDoor"),
                Arguments.of(HouseRules.panacheOpensNoTransactionByItself, "OpensItsOwnTransaction"),
                Arguments.of(HouseRules.everyPackageIsNullMarked, "NobodySaidWhatMayBeNull"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void findsTheClassThatBreaksIt(ArchRule rule, String culprit) {
        var result = rule.evaluate(VIOLATIONS);

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().getDetails()).anyMatch(detail -> detail.contains(culprit));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void leavesTheInnocentAlone(ArchRule rule, String culprit) {
        assertThat(rule.evaluate(INNOCENT).hasViolation()).isFalse();
    }

    @Test
    void everyRuleOfTheHouseIsProvedHere() throws IllegalAccessException {
        var proved = rules().map(arguments -> arguments.get()[0]).distinct().toList();

        for (var field : HouseRules.class.getFields()) {
            assertThat(proved).as(field.getName()).contains(field.get(null));
        }
    }
}
