package io.fairlead.chassis.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads an expression before the library does. Regular expression literals become variables of the same length bound
 * to {@link Regex}, so that positions in later messages stay true; what could lift the bounds is refused.
 */
final class Source {

    private static final char FIRST_REGEX = '\uE100';
    private static final int MOST_REGEXES = 500;
    private static final String FILLER = "\uE000";
    private static final String WHITESPACE = " \t\n\r";
    private static final String OPERATORS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final String WILDCARDS = "*%";

    private final String text;
    private final int deepest;
    private final StringBuilder rewritten;
    private final Map<String, Regex> regexes = new HashMap<>();
    private final Deque<Boolean> parameterLists = new ArrayDeque<>();

    private int position;
    private int nesting;
    private boolean afterOperand;
    private boolean afterFunctionKeyword;
    private int signatureNesting = -1;

    private Source(String text, int deepest) {
        this.text = text;
        this.deepest = deepest;
        this.rewritten = new StringBuilder(text);
    }

    static Source read(String text, ExpressionLimits limits) {
        if (text.length() > limits.source()) {
            throw new InvalidExpression("expression is longer than %d characters".formatted(limits.source()), -1);
        }
        Source source = new Source(text, limits.depth());
        while (source.position < text.length()) {
            source.token();
        }
        return source;
    }

    String rewritten() {
        return rewritten.toString();
    }

    Map<String, Regex> regexes() {
        return regexes;
    }

    private void token() {
        char current = text.charAt(position);
        if (WHITESPACE.indexOf(current) >= 0) {
            position++;
        } else if (text.startsWith("/*", position)) {
            position = endOf("*/", "comment is not closed");
        } else if (current == '"' || current == '\'') {
            string(current);
        } else if (current == '`') {
            position++;
            position = endOf("`", "quoted name is not closed");
            operand();
        } else if (current == '/' && !afterOperand) {
            regex();
        } else if (OPERATORS.indexOf(current) >= 0) {
            operator(current);
        } else {
            word();
        }
    }

    private void operand() {
        afterOperand = true;
        afterFunctionKeyword = false;
    }

    private void operator(char current) {
        boolean wildcard = WILDCARDS.indexOf(current) >= 0 && !afterOperand;
        if (current == '<' && signatureNesting == nesting) {
            throw new InvalidExpression("signatures of functions are not supported", position);
        }
        signatureNesting = -1;
        switch (current) {
            case '(', '[', '{' -> open(current);
            case ')', ']', '}' -> close(current);
            default -> afterOperand = wildcard;
        }
        afterFunctionKeyword = false;
        position++;
        if (current == '*' && wildcard && position < text.length() && text.charAt(position) == '*') {
            position++;
        }
    }

    private void open(char bracket) {
        if (++nesting > deepest) {
            throw new InvalidExpression("brackets are nested deeper than %d levels".formatted(deepest), position);
        }
        parameterLists.push(bracket == '(' && afterFunctionKeyword);
        afterOperand = false;
    }

    private void close(char bracket) {
        boolean parameters = !parameterLists.isEmpty() && parameterLists.pop();
        nesting = Math.max(0, nesting - 1);
        if (bracket == ')' && parameters) {
            signatureNesting = nesting;
        }
        afterOperand = true;
    }

    private void string(char quote) {
        int start = position++;
        while (position < text.length() && text.charAt(position) != quote) {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        if (position >= text.length()) {
            throw new InvalidExpression("string is not closed", start);
        }
        position++;
        operand();
    }

    private void word() {
        int start = position;
        while (position < text.length()
                && WHITESPACE.indexOf(text.charAt(position)) < 0
                && OPERATORS.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String word = text.substring(start, position);
        if (word.startsWith("$__")) {
            throw new InvalidExpression("variable names do not begin with two underscores", start);
        }
        boolean keyword = word.equals("and") || word.equals("or") || word.equals("in");
        afterOperand = !keyword;
        afterFunctionKeyword = word.equals("function") || word.equals("λ");
    }

    private void regex() {
        int start = position++;
        int brackets = 0;
        while (position < text.length() && (text.charAt(position) != '/' || brackets > 0)) {
            switch (text.charAt(position)) {
                case '\\' -> position++;
                case '(', '[', '{' -> brackets++;
                case ')', ']', '}' -> brackets--;
                default -> {}
            }
            position++;
        }
        if (position >= text.length()) {
            throw new InvalidExpression("regular expression is not closed", start);
        }
        String literal = text.substring(start + 1, position++);
        if (literal.isEmpty()) {
            throw new InvalidExpression("regular expression is empty", start);
        }
        boolean ignoreCase = false;
        boolean multiline = false;
        while (position < text.length() && "im".indexOf(text.charAt(position)) >= 0) {
            ignoreCase |= text.charAt(position) == 'i';
            multiline |= text.charAt(position) == 'm';
            position++;
        }
        replace(start, Regex.of(literal, ignoreCase, multiline, start));
        operand();
    }

    private void replace(int start, Regex regex) {
        if (regexes.size() == MOST_REGEXES) {
            throw new InvalidExpression("more than %d regular expressions".formatted(MOST_REGEXES), start);
        }
        String name = (char) (FIRST_REGEX + regexes.size()) + FILLER.repeat(position - start - 2);
        regexes.put(name, regex);
        rewritten.replace(start, position, "$" + name);
    }

    private int endOf(String terminator, String message) {
        int end = text.indexOf(terminator, position);
        if (end < 0) {
            throw new InvalidExpression(message, position);
        }
        return end + terminator.length();
    }
}
