package io.fairlead.deploy.command;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.settings.Setting;
import io.fairlead.deploy.settings.Settings;
import io.fairlead.deploy.suite.LocalSuite;
import java.net.URI;

/** What every command works with. */
record Workplace(Settings settings, Console console, LocalSuite suite) {

    static Workplace here() {
        var environment = System.getenv();
        var settings = Settings.read(environment);
        var console = Console.standard(environment);
        return new Workplace(settings, console, new LocalSuite(settings, console));
    }

    URI gateway() {
        return local(Setting.Port.GATEWAY);
    }

    URI keycloak() {
        return local(Setting.Port.KEYCLOAK);
    }

    URI twins() {
        return local(Setting.Port.TWINS);
    }

    private URI local(Setting.Port port) {
        return URI.create("http://localhost:" + settings.port(port));
    }
}
