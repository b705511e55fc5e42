package io.fairlead.deploy.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines for the person in front of the terminal; coloured only where a person sees them. */
public final class Console {

    private final PrintStream out;
    private final boolean coloured;

    public Console(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    public static Console standard(Map<String, String> environment) {
        return new Console(System.out, isColoured(environment));
    }

    /** Colour is for terminals, and not for people who asked for none. */
    private static boolean isColoured(Map<String, String> environment) {
        return "yes".equals(environment.get("FAIRLEAD_TERMINAL"))
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    public boolean coloured() {
        return coloured;
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    public void line() {
        line("");
    }

    public void heading(String text) {
        line(paint("1", text));
    }

    public void good(String text) {
        line(paint("32", "✓") + " " + text);
    }

    public void bad(String text) {
        line(paint("31", "✗") + " " + text);
    }

    public void note(String text) {
        line(paint("2", text));
    }

    /** Puts lines in the place of the last ones, which must be as many as it says and nothing after them; for terminals. */
    public synchronized void paintOver(int last, List<String> lines) {
        var text = new StringBuilder();
        if (last > 0) {
            text.append("\033[").append(last).append("F\033[J");
        }
        lines.forEach(line -> text.append(line).append('\n'));
        out.print(text);
        out.flush();
    }

    private String paint(String code, String text) {
        return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    /** A duration as a person says it: {@code 0.4 s}, {@code 3 min 20 s}, {@code 5 h 12 min}. */
    public static String spoken(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
}
