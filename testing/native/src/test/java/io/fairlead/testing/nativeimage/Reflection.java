package io.fairlead.testing.nativeimage;

import java.lang.classfile.ClassModel;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who uses reflection by hand, of the suite and of those libraries that no extension of Quarkus looks after. Bytecode
 * shows who; on what only a person can say.
 */
final class Reflection {

    private static final Pattern BY_HAND =
            Pattern.compile("java\\.lang\\.Class#(forName|get(Declared)?(Methods?|Fields?"
                    + "|Constructors?)|getRecordComponents|newInstance)|java\\.lang\\.reflect\\.(Method#invoke"
                    + "|Constructor#newInstance|Proxy#.*)|java\\.util\\.(ServiceLoader#load|ResourceBundle#getBundle)");

    /** The classes that each of them looks into. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            // members of the API's bodies, as Json finds them
            "io.fairlead.chassis.problem.JsonNames", Set.of(),
            // resource methods and their parameters, which Quarkus announces
            "io.fairlead.chassis.problem.ViolationFailures", Set.of(),
            "io.fairlead.chassis.page.UnknownParameters", Set.of("io.fairlead.chassis.page.PageQuery"),
            "com.dashjoin.jsonata.Functions", Set.of("com.dashjoin.jsonata.Functions", "com.dashjoin.jsonata.Utils"),
            // asks for a class of an engine for regular expressions that is not there
            "com.networknt.schema.utils.Classes", Set.of(),
            // messages that come along as a resource
            "com.networknt.schema.i18n.ResourceBundleMessageSource", Set.of());

    private Reflection() {}

    static boolean isUsedBy(ClassModel type) {
        return Bytecode.calls(type).anyMatch(call -> BY_HAND.matcher(call.owner() + "#" + call.method())
                .matches());
    }

    static Stream<String> neededBy(String user) {
        return KNOWN.getOrDefault(user, Set.of()).stream();
    }

    /** All of whom somebody has said on what. */
    static Set<String> known() {
        return KNOWN.keySet();
    }
}
