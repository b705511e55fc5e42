package io.fairlead.testing.simulators.juso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;

/** One building on a road. */
record Address(Road road, int number, String lot, String building, String zip) {

    String roadAddress() {
        return roadPart() + detailPart();
    }

    private String roadPart() {
        return "%s %s %s %d".formatted(road.province(), road.district(), road.name(), number);
    }

    private String detailPart() {
        return building.isEmpty() ? " (%s)".formatted(road.town()) : " (%s, %s)".formatted(road.town(), building);
    }

    String lotAddress() {
        return "%s %s %s %s %s"
                .formatted(road.province(), road.district(), road.town(), lot, building)
                .strip();
    }

    private String englishAddress() {
        return "%d %s, %s, %s".formatted(number, road.nameEnglish(), road.districtEnglish(), road.provinceEnglish());
    }

    boolean contains(String word) {
        return "%s %s %s %s"
                .formatted(roadAddress(), lotAddress(), zip, englishAddress())
                .contains(word);
    }

    private String lotPart(int index) {
        String[] parts = lot.split("-", 2);
        return index < parts.length ? parts[index] : "0";
    }

    private String buildingCode() {
        return "%s1%04d%04d%06d"
                .formatted(road.townCode(), Integer.parseInt(lotPart(0)), Integer.parseInt(lotPart(1)), number);
    }

    Place place() {
        return new Place(road.townCode(), road.code(), "0", String.valueOf(number), "0");
    }

    ObjectNode english() {
        return Json.object()
                .put("roadAddr", englishAddress())
                .put("jibunAddr", "%s, %s, %s".formatted(lot, road.districtEnglish(), road.provinceEnglish()))
                .put("zipNo", zip)
                .put("admCd", road.townCode())
                .put("rnMgtSn", road.code())
                .put("bdKdcd", "0")
                .put("siNm", road.provinceEnglish())
                .put("sggNm", road.districtEnglish())
                .put("emdNm", "")
                .put("liNm", "")
                .put("rn", road.nameEnglish())
                .put("udrtYn", "0")
                .put("buldMnnm", String.valueOf(number))
                .put("buldSlno", "0")
                .put("mtYn", "0")
                .put("lnbrMnnm", lotPart(0))
                .put("lnbrSlno", lotPart(1))
                .put("korAddr", roadAddress());
    }

    /** A road's buildings stand ten metres apart by their numbers. */
    ObjectNode coordinates() {
        return Json.object()
                .put("admCd", road.townCode())
                .put("rnMgtSn", road.code())
                .put("bdMgtSn", buildingCode())
                .put("udrtYn", "0")
                .put("buldMnnm", String.valueOf(number))
                .put("buldSlno", "0")
                .put("entX", "%d.5".formatted(road.x()))
                .put("entY", "%d.25".formatted(road.y() + 10 * number))
                .put("bdNm", building);
    }

    ObjectNode json() {
        return Json.object()
                .put("roadAddr", roadAddress())
                .put("roadAddrPart1", roadPart())
                .put("roadAddrPart2", detailPart())
                .put("jibunAddr", lotAddress())
                .put("engAddr", englishAddress())
                .put("zipNo", zip)
                .put("admCd", road.townCode())
                .put("rnMgtSn", road.code())
                .put("bdMgtSn", buildingCode())
                .put("detBdNmList", "")
                .put("bdNm", building)
                .put("bdKdcd", "0")
                .put("siNm", road.province())
                .put("sggNm", road.district())
                .put("emdNm", road.town())
                .put("liNm", "")
                .put("rn", road.name())
                .put("udrtYn", "0")
                .put("buldMnnm", String.valueOf(number))
                .put("buldSlno", "0")
                .put("mtYn", "0")
                .put("lnbrMnnm", lotPart(0))
                .put("lnbrSlno", lotPart(1))
                .put("emdNo", "01");
    }
}
