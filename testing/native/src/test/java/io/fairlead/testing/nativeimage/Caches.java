package io.fairlead.testing.nativeimage;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.testing.nativeimage.Bytecode.Call;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Caffeine has classes for every combination of options, and finds them by name. Which ones a cache of ours gets is seen
 * by building another with the same options.
 */
final class Caches {

    private static final String BUILDER = Caffeine.class.getName();

    private Caches() {}

    static Stream<String> classesOf(ClassModel user) {
        return user.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> builtWith(code.elementStream()
                        .filter(InvokeInstruction.class::isInstance)
                        .map(element -> Call.of(((InvokeInstruction) element).method()))
                        .filter(call -> call.owner().equals(BUILDER))
                        .map(Call::method)
                        .toList()));
    }

    private static Stream<String> builtWith(List<String> calls) {
        List<String> classes = new ArrayList<>();
        Caffeine<Object, Object> builder = Caffeine.newBuilder();
        for (var call : calls) {
            switch (call) {
                case "newBuilder" -> builder = Caffeine.newBuilder();
                case "maximumSize" -> builder.maximumSize(1);
                case "maximumWeight" -> builder.maximumWeight(1);
                case "weigher" -> builder.weigher((key, value) -> 1);
                case "weakKeys" -> builder.weakKeys();
                case "expireAfterWrite" -> builder.expireAfterWrite(Duration.ofDays(1));
                case "expireAfterAccess" -> builder.expireAfterAccess(Duration.ofDays(1));
                case "executor", "ticker" -> {}
                case "build" -> classes.addAll(classes(builder));
                default -> throw new IllegalStateException("which classes does Caffeine's %s lead to?".formatted(call));
            }
        }
        return classes.stream();
    }

    private static List<String> classes(Caffeine<Object, Object> builder) {
        var cache = builder.build().asMap();
        return List.of(cache.getClass().getName(), nodes(cache).getClass().getName());
    }

    private static Object nodes(Object cache) {
        for (Class<?> type = cache.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals("nodeFactory")) {
                    return valueOf(field, cache);
                }
            }
        }
        throw new IllegalStateException("Caffeine keeps its entries elsewhere now");
    }

    private static Object valueOf(Field field, Object cache) {
        try {
            field.setAccessible(true);
            return field.get(cache);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
