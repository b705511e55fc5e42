package io.fairlead.testing.kit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * What keeps the house in order. A module runs all of it over everything it ships:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "io.fairlead", importOptions = MainCode.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {

    private static final String DATA = "io.fairlead.chassis.data..";

    private static final Set<String> WAYS_TO_THE_DATABASE = Set.of(
            "io.vertx.sqlclient.Pool",
            "io.vertx.mutiny.sqlclient.Pool",
            "io.vertx.pgclient.PgPool",
            "io.vertx.mutiny.pgclient.PgPool",
            "io.vertx.pgclient.PgConnection",
            "io.vertx.mutiny.pgclient.PgConnection",
            "org.hibernate.reactive.mutiny.Mutiny$SessionFactory",
            "org.hibernate.reactive.stage.Stage$SessionFactory",
            "org.hibernate.SessionFactory",
            "jakarta.persistence.EntityManagerFactory",
            "io.agroal.api.AgroalDataSource",
            "javax.sql.DataSource",
            "java.sql.DriverManager");

    @ArchTest
    public static final ArchRule servicesStandApart = slices().matching("io.fairlead.(*)..")
            .that(are("services", Set.of("gateway", "connector", "sync", "webhook", "monitoring")))
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true)
            .because("services meet over HTTP and events, and are released alone");

    @ArchTest
    public static final ArchRule foundationsKnowNoService = noClasses()
            .that(resideInAnyPackage("io.fairlead.chassis..", "io.fairlead.contracts.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.fairlead.gateway..",
                    "io.fairlead.connector..",
                    "io.fairlead.sync..",
                    "io.fairlead.webhook..",
                    "io.fairlead.monitoring.."))
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule contractsCarryNoFramework = noClasses()
            .that(resideInAPackage("io.fairlead.contracts.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.fairlead.chassis.."))
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule theEngineIsPlainJava = noClasses()
            .that(resideInAPackage("io.fairlead.connector.engine.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.quarkus..", "jakarta..", "io.vertx..", "org.jboss..", "org.eclipse.microprofile.."))
            .allowEmptyShould(true)
            .because("the call pipeline is tested in milliseconds, with a clock that the test moves");

    @ArchTest
    public static final ArchRule chassisKnowsNoDomain = classes()
            .that(resideInAPackage("io.fairlead.chassis.."))
            .should(new SpeakNoDomainWord())
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule theDatabaseHasOneDoor = noClasses()
            .that(resideOutsideOf(DATA))
            .should()
            .dependOnClassesThat(
                    describe("lead around the door", type -> WAYS_TO_THE_DATABASE.contains(type.getName())))
            .allowEmptyShould(true)
            .because("a statement that does not pass Transactions has no tenant");

    @ArchTest
    public static final ArchRule panacheOpensNoTransactionByItself = noClasses()
            .that(resideOutsideOf(DATA))
            .should()
            .accessTargetWhere(opensASession())
            .allowEmptyShould(true)
            .because("what Panache opens in a program, unlike @WithTransaction, is bound to no tenant");

    @ArchTest
    public static final ArchRule everyPackageIsNullMarked = classes()
            .that(resideInAPackage("io.fairlead.."))
            .should(new LiveInANullMarkedPackage())
            .allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<com.tngtech.archunit.library.dependencies.Slice> are(
            String description, Set<String> names) {
        return describe(description, slice -> names.contains(slice.getNamePart(1)));
    }

    private static DescribedPredicate<JavaClass> resideOutsideOf(String packages) {
        return resideInAPackage("io.fairlead..").and(DescribedPredicate.not(resideInAPackage(packages)));
    }

    private static DescribedPredicate<JavaAccess<?>> opensASession() {
        var panache = nameMatching("io\\.quarkus\\.hibernate\\.reactive\\.panache\\..*(Panache|SessionOperations)");
        return target(owner(panache)).and(target(nameMatching("with.*")));
    }
}
