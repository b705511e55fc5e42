package io.fairlead.testing.simulators.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** So many at once; the others wait for their turn. Whose turn it is says when it is over. */
final class Line {

    private final int atOnce;
    private final Deque<Consumer<Runnable>> waiting = new ArrayDeque<>();
    private int underWay;

    Line(int atOnce) {
        this.atOnce = atOnce;
    }

    void join(Consumer<Runnable> turn) {
        waiting.addLast(turn);
        advance();
    }

    private void advance() {
        while (underWay < atOnce && !waiting.isEmpty()) {
            underWay++;
            waiting.removeFirst().accept(this::leave);
        }
    }

    private void leave() {
        underWay--;
        advance();
    }
}
