package io.fairlead.testing.nativeimage;

import io.fairlead.testing.kit.Repository;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Libraries whose versions the suite itself pins: Quarkus does not know them and announces nothing for them. */
final class Libraries {

    private Libraries() {}

    /** How Quarkus names the archives of each, up to the version. */
    static Set<String> pinned() {
        try {
            var pom = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Repository.root().resolve("pom.xml").toFile());
            var managed =
                    (Element) pom.getElementsByTagName("dependencyManagement").item(0);
            var dependencies = managed.getElementsByTagName("dependency");
            Set<String> artifacts = new HashSet<>();
            for (int i = 0; i < dependencies.getLength(); i++) {
                var dependency = (Element) dependencies.item(i);
                artifacts.add("%s.%s-".formatted(text(dependency, "groupId"), text(dependency, "artifactId")));
            }
            artifacts.removeIf(artifact -> artifact.startsWith(NativeSources.OURS));
            return artifacts;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Element dependency, String name) {
        return dependency.getElementsByTagName(name).item(0).getTextContent();
    }
}
