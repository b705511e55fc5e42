package io.fairlead.deploy.testrun;

import io.fairlead.deploy.testrun.TestResult.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The XML reports that surefire and failsafe leave in each module. */
final class SurefireReports {

    private static final Set<String> DIRECTORIES = Set.of("surefire-reports", "failsafe-reports");
    private static final Set<String> NOT_MODULES = Set.of("src", "node_modules", ".git", ".fairlead");

    private static final int FROM_MODULE = 3;

    private final Path root;

    SurefireReports(Path root) {
        this.root = root;
    }

    /** Removes what earlier runs left, so that what is read afterwards is of this run. */
    void clear() {
        files().forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the old report " + file, e);
            }
        });
    }

    List<TestResult> read() {
        return files().stream().flatMap(this::results).toList();
    }

    private List<Path> files() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_MODULES.contains(name(directory))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isReport(root.relativize(file))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for test reports in " + root, e);
        }
        return found.stream().sorted().toList();
    }

    private Stream<TestResult> results(Path file) {
        var inRoot = root.relativize(file);
        var module = inRoot.subpath(0, inRoot.getNameCount() - FROM_MODULE).toString();
        var cases = parse(file).getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(index -> (Element) cases.item(index))
                .map(testCase -> new TestResult(module, nameOf(testCase), outcomeOf(testCase)));
    }

    /** {@code <module>/target/surefire-reports/TEST-….xml}. */
    private static boolean isReport(Path inRoot) {
        var names = inRoot.getNameCount();
        return names > FROM_MODULE
                && DIRECTORIES.contains(inRoot.getName(names - 2).toString())
                && name(inRoot).matches("TEST-.*\\.xml");
    }

    private static Element parse(Path file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the test report " + file, e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("the test report " + file + " is not readable, was its test killed?", e);
        }
    }

    private static String nameOf(Element testCase) {
        var type = testCase.getAttribute("classname");
        return type.substring(type.lastIndexOf('.') + 1) + "." + testCase.getAttribute("name");
    }

    private static Outcome outcomeOf(Element testCase) {
        for (var kind : List.of("failure", "error")) {
            var problems = testCase.getElementsByTagName(kind);
            if (problems.getLength() > 0) {
                return new Outcome.Failed(messageOf((Element) problems.item(0)));
            }
        }
        var skips = testCase.getElementsByTagName("skipped");
        return skips.getLength() > 0 ? new Outcome.Skipped(messageOf((Element) skips.item(0))) : new Outcome.Passed();
    }

    private static String messageOf(Element problem) {
        var message = problem.getAttribute("message").strip();
        if (!message.isEmpty()) {
            return message;
        }
        return problem.getTextContent()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("no reason given");
    }

    private static String name(Path path) {
        var name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
