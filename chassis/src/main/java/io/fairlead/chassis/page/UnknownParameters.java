package io.fairlead.chassis.page;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters that the resource method did not declare, so that a misspelt filter is not a wider answer. */
@ApplicationScoped
class UnknownParameters {

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var given = request.getUriInfo().getQueryParameters().keySet();
        if (given.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        var known = declared.computeIfAbsent(resource.getResourceMethod(), UnknownParameters::declaredBy);
        given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(UnknownParameters::refuse);
    }

    private static void refuse(String name) {
        throw Failure.of(ProblemCode.INVALID_PARAMETER, "A query parameter is not known here.")
                .with("parameter", name);
    }

    private static Set<String> declaredBy(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(UnknownParameters::names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? namesIn(parameter.getType())
                : name(parameter, parameter.getName()).stream();
    }

    private static Stream<String> namesIn(Class<?> bean) {
        var fields = Arrays.stream(bean.getDeclaredFields()).flatMap(field -> name(field, field.getName()).stream());
        var inherited = bean.getSuperclass() == null ? Stream.<String>empty() : namesIn(bean.getSuperclass());
        return Stream.concat(fields, inherited);
    }

    private static Optional<String> name(AnnotatedElement element, String ownName) {
        return Stream.of(
                        value(element, QueryParam.class, QueryParam::value),
                        value(element, RestQuery.class, RestQuery::value))
                .flatMap(Optional::stream)
                .map(name -> name.isEmpty() ? ownName : name)
                .findFirst();
    }

    private static <A extends Annotation> Optional<String> value(
            AnnotatedElement element, Class<A> type, java.util.function.Function<A, String> name) {
        return Optional.ofNullable(element.getAnnotation(type)).map(name);
    }
}
