package io.fairlead.connector.engine.manifest;

import org.yaml.snakeyaml.error.Mark;

/** A line and a column of a file, both counted from 1. */
public record Place(int line, int column) {
    static final Place START = new Place(1, 1);

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
