package io.fairlead.connector.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EngineArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fairlead.connector.engine");

    @Test
    void theEngineIsPlainJava() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.fairlead.connector.engine..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "com.networknt..",
                        "org.yaml.snakeyaml..",
                        "io.smallrye.mutiny..")
                .because("a test drives it with a clock of its own and without a container")
                .check(ENGINE);
    }

    @Test
    void itsPackagesDoNotNeedEachOtherInCircles() {
        slices().matching("io.fairlead.connector.engine.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ENGINE);
    }
}
