package io.fairlead.deploy.infrastructure;

import io.fairlead.deploy.part.PartFailed;

/** What a test may do to a part, one order a line: {@code <order> <part>}. */
final class Orders {

    private final Infrastructure infrastructure;

    Orders(Infrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    String obey(String line) {
        var space = line.indexOf(' ');
        var order = space < 0 ? line : line.substring(0, space);
        var part = space < 0 ? "" : line.substring(space + 1).strip();
        try {
            carryOut(order, part);
            return "done";
        } catch (PartFailed | IllegalArgumentException e) {
            return "failed " + String.valueOf(e.getMessage()).replace('\n', ' ');
        }
    }

    private void carryOut(String order, String part) {
        switch (order) {
            case "start" -> infrastructure.start(part);
            case "stop" -> infrastructure.stop(part);
            case "kill" -> infrastructure.kill(part);
            case "suspend" -> infrastructure.suspend(part);
            case "resume" -> infrastructure.resume(part);
            default -> throw new IllegalArgumentException("there is no order '%s'".formatted(order));
        }
    }
}
