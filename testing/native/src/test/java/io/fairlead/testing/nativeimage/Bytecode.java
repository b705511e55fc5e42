package io.fairlead.testing.nativeimage;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a class says of itself and of others. */
final class Bytecode {

    private static final Pattern TYPE = Pattern.compile("L([^;<]+)");

    /** A method of another class, as somebody calls it. */
    record Call(String owner, String method) {

        static Call of(MemberRefEntry member) {
            return new Call(dotted(member.owner()), member.name().stringValue());
        }
    }

    private Bytecode() {}

    static String name(ClassModel type) {
        return dotted(type.thisClass());
    }

    /** All that it calls, in no order and each once. */
    static Stream<Call> calls(ClassModel type) {
        return constants(type, MemberRefEntry.class).map(Call::of);
    }

    /** Every class that it mentions. */
    static Stream<String> mentioned(ClassModel type) {
        return constants(type, ClassEntry.class).map(Bytecode::dotted);
    }

    /** Those it mentions as {@code Some.class}. */
    static Stream<String> literals(ClassModel type) {
        return type.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .flatMap(element -> element instanceof LoadConstantInstruction load
                                && load.constantEntry() instanceof ClassEntry literal
                        ? Stream.of(dotted(literal))
                        : Stream.empty());
    }

    /** What the class extends and implements, with the types between angle brackets. */
    static Stream<String> inheritedTypes(ClassModel type) {
        return type.findAttribute(Attributes.signature()).stream().flatMap(Bytecode::types);
    }

    /** What those of its methods take and return that carry one of the annotations. */
    static Stream<String> methodTypes(ClassModel type, Set<String> annotations) {
        return type.methods().stream()
                .filter(method -> isAnnotated(method, annotations))
                .flatMap(method -> Stream.concat(
                        types(method.methodType().stringValue()),
                        method.findAttribute(Attributes.signature()).stream().flatMap(Bytecode::types)));
    }

    /** What a record holds; nothing of anything else. */
    static Stream<String> componentTypes(ClassModel type) {
        return type.findAttribute(Attributes.record()).stream()
                .map(RecordAttribute::components)
                .flatMap(Collection::stream)
                .flatMap(Bytecode::types);
    }

    static boolean isRecord(ClassModel type) {
        return type.findAttribute(Attributes.record()).isPresent();
    }

    static Optional<String> superclass(ClassModel type) {
        return type.superclass().map(Bytecode::dotted);
    }

    private static boolean isAnnotated(AttributedElement element, Set<String> annotations) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .flatMap(annotation -> types(annotation.className().stringValue()))
                .anyMatch(annotations::contains);
    }

    private static Stream<String> types(RecordComponentInfo component) {
        return Stream.concat(
                types(component.descriptor().stringValue()),
                component.findAttribute(Attributes.signature()).stream().flatMap(Bytecode::types));
    }

    private static Stream<String> types(SignatureAttribute signature) {
        return types(signature.signature().stringValue());
    }

    private static Stream<String> types(String signature) {
        return TYPE.matcher(signature).results().map(found -> found.group(1).replace('/', '.'));
    }

    private static String dotted(ClassEntry type) {
        return type.asInternalName().replace('/', '.');
    }

    private static <T> Stream<T> constants(ClassModel type, Class<T> kind) {
        return StreamSupport.stream(type.constantPool().spliterator(), false)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
