package io.fairlead.webhook;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.fairlead.testing.kit.architecture.HouseRules;
import io.fairlead.testing.kit.architecture.MainCode;

@AnalyzeClasses(packages = "io.fairlead", importOptions = MainCode.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);
}
