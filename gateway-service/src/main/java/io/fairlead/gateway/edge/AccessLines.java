package io.fairlead.gateway.edge;

import java.util.List;

/** Where access lines go. */
interface AccessLines {

    void write(List<AccessLine> lines);
}
