package io.fairlead.chassis.problem;

import io.fairlead.contracts.problem.ProblemCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What broken constraints mean: in the body 422 with pointers, in a parameter 400 with its name, elsewhere our mistake. */
final class ViolationFailures {

    private static final Set<Class<? extends Annotation>> NOT_BODY = Set.of(
            QueryParam.class,
            PathParam.class,
            HeaderParam.class,
            BeanParam.class,
            RestQuery.class,
            RestPath.class,
            RestHeader.class);

    private ViolationFailures() {}

    static Optional<Failure> of(ConstraintViolationException violations) {
        var found = violations.getConstraintViolations();
        if (found.isEmpty() || found.stream().anyMatch(ViolationFailures::isOurMistake)) {
            return Optional.empty();
        }
        var parameters = found.stream().filter(ViolationFailures::isParameter).toList();
        return Optional.of(parameters.isEmpty() ? invalidBody(found) : invalidParameter(parameters.getFirst()));
    }

    private static Failure invalidBody(Set<? extends ConstraintViolation<?>> found) {
        var errors = found.stream()
                .map(each -> FieldError.at(inBody(each), each.getMessage()))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::message))
                .toList();
        return Failure.of(ProblemCode.INVALID_BODY, "The body breaks the rules listed under errors.")
                .withErrors(errors);
    }

    private static Failure invalidParameter(ConstraintViolation<?> violation) {
        var name = nodes(violation).getLast().getName();
        return Failure.of(
                        ProblemCode.INVALID_PARAMETER, "The parameter '%s' %s.".formatted(name, violation.getMessage()))
                .with("parameter", name);
    }

    private static boolean isOurMistake(ConstraintViolation<?> violation) {
        return nodes(violation).stream().map(Path.Node::getKind).noneMatch(kind -> kind == ElementKind.PARAMETER);
    }

    private static boolean isParameter(ConstraintViolation<?> violation) {
        var nodes = nodes(violation);
        var method = nodes.getFirst().as(Path.MethodNode.class);
        var index = nodes.get(1).as(Path.ParameterNode.class).getParameterIndex();
        return method(violation.getRootBeanClass(), method)
                .map(found -> found.getParameters()[index])
                .map(parameter -> Arrays.stream(parameter.getAnnotations())
                        .anyMatch(annotation -> NOT_BODY.contains(annotation.annotationType())))
                .orElse(false);
    }

    private static Optional<Method> method(Class<?> type, Path.MethodNode node) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            var declared = Arrays.stream(each.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic() && method.getName().equals(node.getName()))
                    .filter(method -> Arrays.asList(method.getParameterTypes()).equals(node.getParameterTypes()))
                    .filter(ViolationFailures::isWritten)
                    .findFirst();
            if (declared.isPresent()) {
                return declared;
            }
        }
        return Optional.empty();
    }

    /** Interception generates subclasses whose methods carry no annotations of parameters. */
    private static boolean isWritten(Method method) {
        return !method.getDeclaringClass().getSimpleName().contains("_Subclass");
    }

    /** The steps below the method and its parameter; an element of a list or map stands before its own property. */
    private static List<String> inBody(ConstraintViolation<?> violation) {
        var steps = new ArrayList<String>();
        for (var node : nodes(violation)) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
                continue;
            }
            if (node.isInIterable() && node.getIndex() != null) {
                steps.add(Integer.toString(node.getIndex()));
            } else if (node.isInIterable() && node.getKey() != null) {
                steps.add(String.valueOf(node.getKey()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                steps.add(node.getName());
            }
        }
        return steps;
    }

    private static List<Path.Node> nodes(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
    }
}
