package io.fairlead.gateway.route;

import java.util.Arrays;
import java.util.List;

/** A path such as {@code /api/v1/integrations/{name}}, in which one segment stands for any. */
public final class PathTemplate {

    private final String text;
    private final List<String> segments;

    private PathTemplate(String text) {
        this.text = text;
        this.segments = segments(text);
    }

    static PathTemplate of(String text) {
        return new PathTemplate(text);
    }

    static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    /** Compares what was sent and not what it decodes to: a literal that comes encoded is another path. */
    boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String expected = segments.get(i);
            boolean fits = expected.startsWith("{") ? !path.get(i).isEmpty() : expected.equals(path.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
