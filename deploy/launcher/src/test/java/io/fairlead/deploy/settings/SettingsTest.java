package io.fairlead.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void hasTheDocumentedPortsByDefault() {
        var settings = Settings.read(Map.of());

        assertThat(settings.port(Setting.Port.GATEWAY)).isEqualTo(8080);
        assertThat(settings.port(Setting.Port.KAFKA)).isEqualTo(19092);
        assertThat(settings.port(Service.MONITORING.port())).isEqualTo(8084);
    }

    @Test
    void takesPortsAndHeapsFromTheEnvironment() {
        var settings = Settings.read(
                Map.of("FAIRLEAD_PORT_GATEWAY", " 9080 ", "FAIRLEAD_HEAP", "300", "FAIRLEAD_HEAP_SYNC", "128"));

        assertThat(settings.port(Setting.Port.GATEWAY)).isEqualTo(9080);
        assertThat(settings.heap(Setting.Heap.GATEWAY)).isEqualTo(300);
        assertThat(settings.heap(Setting.Heap.SYNC)).isEqualTo(128);
    }

    @Test
    void anEmptyVariableIsNoSetting() {
        assertThat(Settings.read(Map.of("FAIRLEAD_PORT_GATEWAY", "")).port(Setting.Port.GATEWAY))
                .isEqualTo(8080);
    }

    @Test
    void saysWhichVariableIsWrongAndWhy() {
        assertThatThrownBy(() -> Settings.read(Map.of("FAIRLEAD_PORT_REDIS", "six")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("FAIRLEAD_PORT_REDIS must be a number, not 'six'");
        assertThatThrownBy(() -> Settings.read(Map.of("FAIRLEAD_PORT_REDIS", "70000")))
                .hasMessage("FAIRLEAD_PORT_REDIS must be a number from 1 to 65535, not 70000");
        assertThatThrownBy(() -> Settings.read(Map.of("FAIRLEAD_HEAP_SYNC", "12")))
                .hasMessage("FAIRLEAD_HEAP_SYNC must be a number from 64 on, not 12");
    }

    @Test
    void aMisspeltSettingIsNotSilentlyIgnored() {
        assertThatThrownBy(() -> Settings.read(Map.of("FAIRLEAD_PORT_GATEWY", "9080")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("FAIRLEAD_PORT_GATEWY is set, but there is no such setting")
                .hasMessageContaining("FAIRLEAD_PORT_GATEWAY");
    }

    @Test
    void twoPartsCannotShareAPort() {
        assertThatThrownBy(() -> Settings.read(Map.of("FAIRLEAD_PORT_SYNC", "8080")))
                .hasMessage("FAIRLEAD_PORT_SYNC is 8080, which another part of the suite uses as well");
    }

    @Test
    void connectorsMayBeEditedUnlessSaidOtherwise() {
        assertThat(Settings.read(Map.of()).liveEditing()).isTrue();
        assertThat(Settings.read(Map.of("FAIRLEAD_CONNECTORS_LIVE_EDITING", "false"))
                        .liveEditing())
                .isFalse();
        assertThatThrownBy(() -> Settings.read(Map.of("FAIRLEAD_CONNECTORS_LIVE_EDITING", "no"))
                        .liveEditing())
                .hasMessage("FAIRLEAD_CONNECTORS_LIVE_EDITING must be true or false, not 'no'");
    }

    @Test
    void servicesAreCompiledForALongRunUnlessSaidOtherwise() {
        assertThat(Settings.read(Map.of()).quickStart()).isFalse();
        assertThat(Settings.read(Map.of("FAIRLEAD_QUICK_START", "true")).quickStart())
                .isTrue();
        assertThatThrownBy(
                        () -> Settings.read(Map.of("FAIRLEAD_QUICK_START", "1")).quickStart())
                .hasMessage("FAIRLEAD_QUICK_START must be true or false, not '1'");
    }

    @Test
    void theTwinsDistrictHasTenThousandUsersUnlessSaidOtherwise() {
        assertThat(Settings.read(Map.of()).twinUsers()).isEqualTo(10_000);
        assertThat(Settings.read(Map.of("FAIRLEAD_TWIN_USERS", "200000")).twinUsers())
                .isEqualTo(200_000);
        assertThatThrownBy(
                        () -> Settings.read(Map.of("FAIRLEAD_TWIN_USERS", "10")).twinUsers())
                .hasMessage("FAIRLEAD_TWIN_USERS must be a number from 230 to 1000000, not 10");
    }

    @Test
    void originsAreAllowedBesidesTheTwins() {
        assertThat(Settings.read(Map.of()).allowedOrigins()).containsExactly("http://localhost:8090");
        assertThat(Settings.read(Map.of(
                                "FAIRLEAD_PORT_TWINS", "9090",
                                "FAIRLEAD_OUTBOUND_ALLOWED_ORIGINS", "http://localhost:9000"))
                        .allowedOrigins())
                .containsExactly("http://localhost:9090", "http://localhost:9000");
    }

    @Test
    void thePublicAddressIsTheGatewaysOwnUnlessSaidOtherwise() {
        assertThat(Settings.read(Map.of()).publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(Settings.read(Map.of("FAIRLEAD_PORT_GATEWAY", "9080")).publicUrl())
                .isEqualTo("http://localhost:9080");
        assertThat(publicUrl("https://fairlead.example")).isEqualTo("https://fairlead.example");
        assertThat(publicUrl("https://tunnel.example:8443/fairlead/"))
                .isEqualTo("https://tunnel.example:8443/fairlead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fairlead.example",
                "ftp://fairlead.example",
                "https://",
                "https:///api",
                "https://fairlead.example?a=b",
                "https://fairlead.example/#a",
                "https://fairlead.example/a b"
            })
    void aPublicAddressLeadsToTheWeb(String url) {
        assertThatThrownBy(() -> publicUrl(url))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("FAIRLEAD_PUBLIC_URL must be an address such as https://fairlead.example, not '%s'", url);
    }

    private static String publicUrl(String url) {
        return Settings.read(Map.of("FAIRLEAD_PUBLIC_URL", url)).publicUrl();
    }

    @Test
    void connectorsAreThoseOfTheCloneUnlessSaidOtherwise() {
        assertThat(Settings.read(Map.of("FAIRLEAD_ROOT", "/clone")).connectors())
                .isEqualTo(Path.of("/clone/connectors"));
        assertThat(Settings.read(Map.of("FAIRLEAD_CONNECTORS", "/elsewhere")).connectors())
                .isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void everySettingIsDescribed() {
        var described = String.join("\n", Settings.describe());

        assertThat(Setting.Port.values())
                .allSatisfy(port -> assertThat(described).contains(port.variable()));
        assertThat(Setting.Heap.values())
                .allSatisfy(heap -> assertThat(described).contains(heap.variable()));
        assertThat(described).contains("FAIRLEAD_PUBLIC_URL", "FAIRLEAD_QUICK_START", "FAIRLEAD_TWIN_USERS");
    }
}
