package io.fairlead.testing.simulators.juso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.simulators.Caller;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JusoTwinTest {

    private static final String PATH = "/addrlink/addrLinkApi.do";

    private final Caller juso = new Caller(new JusoTwin());

    @Test
    void findsABuildingByRoadAndNumber() {
        JsonNode results = results(search("세종대로 209", "1", "10"));

        assertThat(results.at("/common/errorCode").asText()).isEqualTo("0");
        assertThat(results.at("/common/totalCount").isTextual()).isTrue();
        assertThat(results.at("/juso/0/roadAddr").asText()).isEqualTo("서울특별시 종로구 세종대로 209 (세종로, 정부서울청사)");
        assertThat(results.at("/juso/0/zipNo").asText()).isEqualTo("03171");
        assertThat(results.at("/juso/0/bdMgtSn").asText()).hasSize(25);
    }

    @Test
    void findsABuildingByItsEnglishAddress() {
        JsonNode results = results(juso.get(
                "/addrlink/addrEngApi.do",
                "confmKey",
                "demo-confirm-key",
                "keyword",
                "Sejong-daero 110",
                "resultType",
                "json"));

        assertThat(results.at("/common/totalCount").asText()).isEqualTo("1");
        assertThat(results.at("/juso/0/roadAddr").asText()).isEqualTo("110 Sejong-daero, Jung-gu, Seoul");
        assertThat(results.at("/juso/0/korAddr").asText()).startsWith("서울특별시 중구 세종대로 110");
    }

    @ParameterizedTest
    @CsvSource({"110,1", "111,0"})
    void knowsWhereABuildingStandsByTheCodesOfASearch(String number, String found) {
        JsonNode results = results(juso.get(
                "/addrlink/addrCoordApi.do",
                "confmKey",
                "demo-confirm-key",
                "admCd",
                "1114010300",
                "rnMgtSn",
                "111402005001",
                "udrtYn",
                "0",
                "buldMnnm",
                number,
                "buldSlno",
                "0",
                "resultType",
                "json"));

        assertThat(results.at("/common/errorCode").asText()).isEqualTo("0");
        assertThat(results.at("/common/totalCount").asText()).isEqualTo(found);
        assertThat(results.path("juso"))
                .allSatisfy(place -> assertThat(place.get("entX").isTextual()).isTrue());
    }

    @Test
    void turnsPages() {
        JsonNode first = results(search("테헤란로", "1", "10"));
        JsonNode second = results(search("테헤란로", "2", "10"));
        JsonNode beyond = results(search("테헤란로", "9", "10"));

        assertThat(first.path("juso")).hasSize(10);
        assertThat(second.path("juso")).hasSize(10).doesNotContainAnyElementsOf(first.path("juso"));
        assertThat(beyond.path("juso")).isEmpty();
        assertThat(beyond.at("/common/totalCount")).isEqualTo(first.at("/common/totalCount"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',E0005",
        "서울특별시,E0006",
        "서울특별시 강남구,E0006",
        "로,E0008",
        "209,E0009",
        "세종대로 12345678901,E0011",
        "12-3,E0012",
        "세종대로 SELECT,E0013",
        "세종대로%,E0013"
    })
    void saysInsideATwoHundredWhatIsWrongWithAKeyword(String keyword, String code) {
        Answer answer = search(keyword, "1", "10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(results(answer).at("/common/errorCode").asText()).isEqualTo(code);
        assertThat(results(answer).get("juso").isNull()).isTrue();
    }

    @Test
    void refusesAKeyItDidNotApprove() {
        Answer answer = juso.get(PATH, "confmKey", "someone-elses", "keyword", "세종대로", "resultType", "json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(results(answer).at("/common/errorCode").asText()).isEqualTo("E0001");
    }

    @Test
    void refusesToPageBeyondItsRange() {
        assertThat(results(search("테헤란로", "91", "100")).at("/common/errorCode").asText())
                .isEqualTo("E0015");
    }

    @Test
    void takesAPostedFormToo() {
        Answer answer = juso.post(PATH, "confmKey", "demo-confirm-key", "keyword", "판교역로 166", "resultType", "json");

        assertThat(results(answer).at("/common/totalCount").asText()).isEqualTo("1");
    }

    @Test
    void answersInXmlUnlessAskedForJson() {
        Answer answer = juso.get(PATH, "confmKey", "demo-confirm-key", "keyword", "판교역로 166");

        assertThat(answer.headers().get("Content-Type")).startsWith("application/xml");
        assertThat(answer.body()).contains("<errorCode>0</errorCode>", "<zipNo>13529</zipNo>");
    }

    private Answer search(String keyword, String page, String perPage) {
        return juso.get(
                PATH,
                "confmKey",
                "demo-confirm-key",
                "keyword",
                keyword,
                "currentPage",
                page,
                "countPerPage",
                perPage,
                "resultType",
                "json");
    }

    private static JsonNode results(Answer answer) {
        return Json.parseObject(answer.body()).orElseThrow().path("results");
    }
}
