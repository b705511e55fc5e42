package io.fairlead.chassis.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/** Broken constraints name members as the JSON does, not as the Java does. */
@Singleton
class JsonNames implements PropertyNodeNameProvider {

    @Override
    public String getName(Property property) {
        return property instanceof JavaBeanProperty bean
                ? jsonName(bean.getDeclaringClass(), bean.getName()).orElse(bean.getName())
                : property.getName();
    }

    private static Optional<String> jsonName(Class<?> type, String name) {
        Stream<? extends AnnotatedElement> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(name));
        Stream<? extends AnnotatedElement> accessors = Arrays.stream(type.getDeclaredMethods())
                .filter(method ->
                        method.getParameterCount() == 0 && method.getName().equals(name));
        return Stream.concat(fields, accessors)
                .flatMap(member -> Optional.ofNullable(member.getAnnotation(JsonProperty.class)).stream())
                .map(JsonProperty::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
