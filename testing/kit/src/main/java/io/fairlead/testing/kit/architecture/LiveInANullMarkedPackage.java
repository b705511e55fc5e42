package io.fairlead.testing.kit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

final class LiveInANullMarkedPackage extends ArchCondition<JavaClass> {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    LiveInANullMarkedPackage() {
        super("live in a package marked with @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NULL_MARKED)) {
            events.add(SimpleConditionEvent.violated(
                    type, "%s lives in %s, which is not null-marked".formatted(type.getName(), type.getPackageName())));
        }
    }
}
