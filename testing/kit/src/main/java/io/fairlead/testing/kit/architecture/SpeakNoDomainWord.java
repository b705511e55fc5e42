package io.fairlead.testing.kit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

final class SpeakNoDomainWord extends ArchCondition<JavaClass> {

    SpeakNoDomainWord() {
        super("have no domain word in their packages, names and methods");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var methods = type.getCodeUnits().stream().map(JavaCodeUnit::getName);
        Stream.concat(Stream.of(type.getName().replaceFirst("io\\.fairlead\\.chassis", "")), methods)
                .filter(name -> !Words.domainWordIn(name).isEmpty())
                .distinct()
                .forEach(name -> events.add(SimpleConditionEvent.violated(
                        type, "%s says '%s' in %s".formatted(type.getName(), Words.domainWordIn(name), name))));
    }
}
