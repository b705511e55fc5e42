package io.fairlead.gateway.route;

import java.util.Arrays;
import java.util.List;

/**
 * A path such as {@code /api/v1/integrations/{name}}, in which one segment stands for any, or one whose last segment
 * stands for all that follows.
 */
public final class PathTemplate {

    private final String text;
    private final List<String> segments;
    private final boolean open;

    private PathTemplate(String text, boolean open) {
        this.text = text;
        this.segments = segments(text);
        this.open = open;
    }

    static PathTemplate of(String text) {
        return new PathTemplate(text, false);
    }

    /** Everything below, the last segment of the text being its name. */
    static PathTemplate below(String text) {
        return new PathTemplate(text, true);
    }

    static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    /** Compares what was sent and not what it decodes to: a literal that comes encoded is another path. */
    boolean matches(List<String> path) {
        int fixed = open ? segments.size() - 1 : segments.size();
        if (open ? path.size() <= fixed : path.size() != fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
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
