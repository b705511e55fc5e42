package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL|\"https://api.example\"",
                "URL|\"http://localhost:8090/stripe\"",
                "STRING|\"\"",
                "INTEGER|-3",
                "BOOLEAN|false",
                "DURATION|\"500ms\"",
                "ENUM|\"eu\"",
            })
    void takesWhatFitsItsType(Setting.Type type, String value) {
        assertThat(setting(type).complaintAbout(Json.of(value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL|\"api.example\"|must be an absolute http(s) URL",
                "URL|\"ftp://api.example\"|must be an absolute http(s) URL",
                "URL|\"https://someone:secret@api.example\"|must be an absolute http(s) URL",
                "URL|\"https://api.example?key=1\"|must be an absolute http(s) URL",
                "URL|\"https://api.example#top\"|must be an absolute http(s) URL",
                "URL|\"https://\"|must be an absolute http(s) URL",
                "URL|\"not a url\"|must be an absolute http(s) URL",
                "STRING|7|must be a string",
                "INTEGER|\"7\"|must be an integer",
                "INTEGER|1.5|must be an integer",
                "INTEGER|99999999999999999999|must be an integer",
                "BOOLEAN|\"true\"|must be true or false",
                "DURATION|\"3 days\"|must be a duration like 500ms, 10s or 5m",
                "DURATION|10|must be a duration like 500ms, 10s or 5m",
                "ENUM|\"us\"|must be one of eu, kr",
                "ENUM|null|must be one of eu, kr",
            })
    void saysWhatItWantsInstead(Setting.Type type, String value, String complaint) {
        assertThat(setting(type).complaintAbout(Json.of(value))).contains(complaint);
    }

    private static Setting setting(Setting.Type type) {
        var values = type == Setting.Type.ENUM ? List.of("eu", "kr") : List.<String>of();
        return new Setting("a-setting", type, false, null, values, "A setting", null);
    }
}
