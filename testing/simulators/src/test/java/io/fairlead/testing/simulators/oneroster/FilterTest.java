package io.fairlead.testing.simulators.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private final ObjectNode user = user();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "familyName='O'Brien'",
                "familyName!='Ito'",
                "familyName>'O'",
                "familyName<'P'",
                "familyName~'Brien'",
                "dateLastModified>'2026-01-01T00:00:00.000Z'",
                "dateLastModified>='2026-09-01T12:00:00.000Z'",
                "dateLastModified<='2026-09-01T14:00:00+02:00'",
                "roles.role='teacher'",
                "roles.org.sourcedId='school-north'",
                "primaryOrg.sourcedId='school-north'",
                "grades='08,07'",
                "grades~'07'",
                "grades~'07,99'",
                "metadata.house='blue'",
                "givenName='Ada' AND familyName='O'Brien'",
                "givenName='Ben' OR familyName='O'Brien'",
                "familyName='O'Brien' AND grades~'07'"
            })
    void keepsARecordThatFits(String filter) {
        assertThat(Filter.parse(filter, RecordType.USER).test(user)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "familyName='o'brien'",
                "familyName!='O'Brien'",
                "dateLastModified>'2026-09-01T12:00:00.000Z'",
                "roles.role!='teacher'",
                "roles.role='guardian'",
                "grades='07'",
                "grades~'09'",
                "middleName='x'",
                "givenName='Ada' AND familyName='Ito'",
                "givenName='Ben' OR familyName='Ito'"
            })
    void dropsARecordThatDoesNot(String filter) {
        assertThat(Filter.parse(filter, RecordType.USER).test(user)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "familyName",
                "familyName=Ito",
                "familyName='Ito",
                "familyName=='Ito'",
                "shoeSize='42'",
                "roles.shoe='42'",
                "givenName='A' XOR givenName='B'",
                "givenName='A' AND givenName='B' AND givenName='C'",
                "givenName='A' AND shoeSize='42'"
            })
    void refusesWhatIsNoFilter(String filter) {
        assertThatThrownBy(() -> Filter.parse(filter, RecordType.USER))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.answer().body()).contains("invalid_filter_field"));
    }

    private static ObjectNode user() {
        ObjectNode user = Json.object()
                .put("sourcedId", "teacher-01")
                .put("dateLastModified", "2026-09-01T12:00:00.000Z")
                .put("givenName", "Ada")
                .put("familyName", "O'Brien");
        user.putArray("roles")
                .addObject()
                .put("role", "teacher")
                .set("org", Reference.to(RecordType.ORG, "school-north"));
        user.withArray("roles").addObject().put("role", "aide");
        user.set("primaryOrg", Reference.to(RecordType.ORG, "school-north"));
        user.set("grades", Json.strings(List.of("07", "08")));
        user.putObject("metadata").put("house", "blue");
        return user;
    }
}
