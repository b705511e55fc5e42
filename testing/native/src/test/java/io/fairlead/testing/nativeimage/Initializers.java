package io.fairlead.testing.nativeimage;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the suite's classes make when they are initialized: that happens while the image is built, and is in it as it was
 * then. Randomness would be the same in every process; threads, sockets and open files cannot be in it at all.
 *
 * @param ours the suite's own classes by name
 */
record Initializers(Map<String, ClassModel> ours) {

    private static final Set<String> OF_A_RUNNING_PROGRAM = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.security.SecureRandom",
            "java.lang.Thread",
            "java.util.Timer",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ThreadLocalRandom",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.http.HttpClient",
            "java.nio.channels.FileChannel",
            "java.nio.channels.SocketChannel");

    /** Each class whose initializer comes to one of those, with what it calls there. */
    Stream<String> wrong() {
        return ours.values().stream().flatMap(type -> {
            Set<String> reached = new HashSet<>();
            type.methods().stream()
                    .filter(method -> method.methodName().equalsString("<clinit>"))
                    .forEach(method -> follow(method, reached));
            return reached.stream().filter(OF_A_RUNNING_PROGRAM::contains).map(found -> "%s uses %s"
                    .formatted(Bytecode.name(type), found));
        });
    }

    private void follow(MethodModel method, Set<String> reached) {
        method.code().stream()
                .flatMap(code -> code.elementStream())
                .flatMap(Initializers::invocations)
                .forEach(call -> follow(call, reached));
    }

    private void follow(InvokeInstruction call, Set<String> reached) {
        var owner = call.owner().asInternalName().replace('/', '.');
        reached.add(owner);
        var type = ours.get(owner);
        if (type != null && reached.add(owner + "#" + call.name() + call.type())) {
            type.methods().stream()
                    .filter(method -> method.methodName().equals(call.name())
                            && method.methodType().equals(call.type()))
                    .forEach(method -> follow(method, reached));
        }
    }

    private static Stream<InvokeInstruction> invocations(CodeElement element) {
        return element instanceof InvokeInstruction call ? Stream.of(call) : Stream.empty();
    }
}
