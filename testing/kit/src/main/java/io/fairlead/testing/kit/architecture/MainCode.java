package io.fairlead.testing.kit.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What runs as a service: no tests, nothing that exists for them, and not the launcher. */
public final class MainCode implements ImportOption {

    private static final ImportOption NO_TESTS = new ImportOption.DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return NO_TESTS.includes(location)
                && !location.contains("/io/fairlead/testing/")
                && !location.contains("/io/fairlead/deploy/");
    }
}
